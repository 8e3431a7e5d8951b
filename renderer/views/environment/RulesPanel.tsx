import type { Decision, RuleState } from '../../../main-services/model/environment.ts';
import { Age } from '../../components/Age.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reading } from '../../components/Reading.tsx';
import { State, Tag } from '../../components/Tag.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { duration } from '../../format/duration.ts';
import { isAbsent, limitWords } from '../../safety/ruleWords.ts';
import { useNow, useStaleAfterMs } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useInstant } from './environmentTime.ts';
import { wayBackWords } from './wayBack.ts';

const ORDER: Readonly<Record<Decision, number>> = { secure: 0, hold: 1, allow: 2 };
const ROW_CLASS: Readonly<Record<Decision, string>> = { secure: 'bad', hold: 'hold', allow: '' };

/** Every rule: element, value, meaning, decision, when it secures, age, sensor, and what must happen to open. */
export function RulesPanel() {
  const environment = useTopic('environment');
  const past = useInstant() !== null;
  const silent = useIsStale(environment?.at);
  if (!environment)
    return (
      <Panel note="not read yet">
        <EmptyState title="Every rule will be here with its value, what it means and what it decides.">
          The environment agent asks the PLC every 2 s. As long as it has no answer, everything is secured.
        </EmptyState>
      </Panel>
    );
  const { rules, causeRule } = environment;
  const count = (decision: Decision) => rules.filter((rule) => rule.decision === decision).length;
  const ordered = [...rules].sort(
    (a, b) => ORDER[a.decision] - ORDER[b.decision] || Number(b.rule === causeRule) - Number(a.rule === causeRule),
  );
  const secures = count('secure') === 1 ? '1 secures' : `${count('secure')} secure`;
  const holds = count('hold') === 1 ? '1 holds' : `${count('hold')} hold`;
  return (
    <Panel
      note={
        silent
          ? 'STALE: nobody judges the environment any more'
          : `${past ? 'of now, not of the past: ' : ''}${secures}, ${holds} (would not close, but keep it from opening), ${count('allow')} allow`
      }
      scroll
    >
      <table className="fixed rules">
        <thead>
          <tr>
            <th className="c-element">Element</th>
            <th className="c-value r">Value</th>
            <th className="c-means">Means</th>
            <th className="c-decision">Decision</th>
            <th className="c-limit">
              Secures at<span className="only-narrow">; to open</span>
            </th>
            <th className="c-age r">Age</th>
            <th>Sensor</th>
            <th className="c-again only-wide">To open again</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((rule) => (
            <Row key={rule.rule} rule={rule} silent={silent} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Row({ rule, silent }: { readonly rule: RuleState; readonly silent: boolean }) {
  const staleAfterMs = useStaleAfterMs();
  const deciding = rule.decision !== 'allow' && !silent;
  return (
    <tr className={silent ? '' : ROW_CLASS[rule.decision]} title={rule.reason}>
      <td className={deciding ? 'b' : 't2'}>{rule.label}</td>
      <td className="r value">
        {isAbsent(rule) ? (
          <span className="t3">·</span>
        ) : (
          <Reading value={rule.value} unit={rule.unit} at={rule.readingAt} withAge={false} />
        )}
        {rule.unit === '' ? <span className="unit" /> : null}
      </td>
      <td className={deciding ? '' : 't2'} title={rule.interpretation}>
        {silent ? <span className="t3">{rule.interpretation}, then</span> : rule.interpretation}
      </td>
      <td>
        <DecisionMark decision={silent ? null : rule.decision} />
      </td>
      <td className="t2" title={deciding ? rule.reason : rule.securesAt}>
        <span className={deciding ? 'except-narrow' : ''}>{limitWords(rule)}</span>
        {deciding ? (
          <span className="only-narrow">
            <WayBack rule={rule} />
          </span>
        ) : null}
      </td>
      <td className="r t2">{isAbsent(rule) ? null : <Age at={rule.readingAt} staleAfterMs={staleAfterMs} />}</td>
      <td className="t2" title={rule.sensors.join(', ')}>
        {rule.sensors.join(', ')}
      </td>
      <td className="only-wide t2">{deciding ? <WayBack rule={rule} /> : null}</td>
    </tr>
  );
}

/** `decision` null: it was made too long ago to hold. */
function DecisionMark({ decision }: { readonly decision: Decision | null }) {
  if (decision === null)
    return (
      <Tag tone="stale" icon="unknown">
        STALE
      </Tag>
    );
  if (decision === 'secure')
    return (
      <Tag tone="danger" icon="danger" solid>
        SECURE
      </Tag>
    );
  if (decision === 'hold')
    return (
      <Tag tone="attention" icon="clock">
        HOLD
      </Tag>
    );
  return (
    <span className="t2">
      <State tone="" icon="dot">
        allow
      </State>
    </span>
  );
}

function WayBack({ rule }: { readonly rule: RuleState }) {
  const now = useNow();
  if (rule.decision === 'allow') return null;
  if (rule.reopensAt !== null && rule.reopensAt > now)
    return (
      <>
        <b className="attention">{duration(rule.reopensAt - now)}</b>
        <span className="except-narrow"> if it stays good</span>
      </>
    );
  return wayBackWords(rule);
}
