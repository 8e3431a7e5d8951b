import type { Decision, RuleState } from '../../../main-services/model/environment.ts';
import { Age } from '../../components/Age.tsx';
import { Reading } from '../../components/Reading.tsx';
import { age, duration } from '../../format/duration.ts';
import { measured } from '../../format/number.ts';
import { unitSign } from '../../format/unit.ts';
import { isAbsent, limitWords } from '../../safety/ruleWords.ts';
import { useNow, useStaleAfterMs } from '../../state/clock.ts';
import { DecisionMark } from './DecisionMark.tsx';
import { wayBackWords } from './wayBack.ts';

const ORDER: Readonly<Record<Decision, number>> = { secure: 0, hold: 1, allow: 2 };
/** Within one decision: the cause comes first, what the site does not have last. */
const ABOVE_ITS_EQUALS = -0.5;
const BELOW_ITS_EQUALS = 0.5;
const ROW_CLASS: Readonly<Record<Decision, string>> = { secure: 'bad', hold: 'hold', allow: '' };

interface Props {
  readonly rules: readonly RuleState[];
  /** The rule that comes first among its equals; null for none. */
  readonly first: string | null;
  /** True: judged too long ago to hold. */
  readonly silent: boolean;
  /** The instant of the past they are of; null = now. */
  readonly instant: number | null;
}

/** Rules with element, value, meaning, decision, when it secures, age, sensor, and what must happen to open. */
export function RulesTable({ rules, first, silent, instant }: Props) {
  const rank = (rule: RuleState) =>
    ORDER[rule.decision] + (rule.rule === first ? ABOVE_ITS_EQUALS : isAbsent(rule) ? BELOW_ITS_EQUALS : 0);
  const ordered = rules.toSorted((a, b) => rank(a) - rank(b));
  return (
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
          <Row key={rule.rule} rule={rule} silent={silent} instant={instant} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<Props, 'silent' | 'instant'> {
  readonly rule: RuleState;
}

function Row({ rule, silent, instant }: RowProps) {
  const deciding = rule.decision !== 'allow' && !silent;
  return (
    <tr className={silent ? '' : ROW_CLASS[rule.decision]} title={rule.reason}>
      <td className={deciding ? 'b' : 't2'}>{rule.label}</td>
      <td className="r value">
        {isAbsent(rule) ? <span className="t3">·</span> : <Value rule={rule} instant={instant} />}
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
            <WayBack rule={rule} instant={instant} />
          </span>
        ) : null}
      </td>
      <td className="r t2">{isAbsent(rule) ? null : <ReadingAge at={rule.readingAt} instant={instant} />}</td>
      <td className="t2" title={rule.sensors.join(', ')}>
        {rule.sensors.join(', ')}
      </td>
      <td className="only-wide t2">{deciding ? <WayBack rule={rule} instant={instant} /> : null}</td>
    </tr>
  );
}

function Value({ rule, instant }: Omit<RowProps, 'silent'>) {
  if (instant === null) return <Reading value={rule.value} unit={rule.unit} at={rule.readingAt} withAge={false} />;
  return (
    <span className={rule.value === null ? 'nw stale' : 'nw'}>
      {measured(rule.value, rule.unit)}
      <span className={rule.unit === '' ? 'unit none' : 'unit'}>{unitSign(rule.unit)}</span>
    </span>
  );
}

/** How old the reading is, or was at that instant. */
function ReadingAge({ at, instant }: { readonly at: number | null; readonly instant: number | null }) {
  const staleAfterMs = useStaleAfterMs();
  if (instant === null || at === null) return <Age at={at} staleAfterMs={staleAfterMs} />;
  return <>{age(at, instant)}</>;
}

function WayBack({ rule, instant }: Omit<RowProps, 'silent'>) {
  const now = useNow();
  const at = instant ?? now;
  if (rule.decision === 'allow') return null;
  if (rule.reopensAt !== null && rule.reopensAt > at)
    return (
      <>
        <b className="attention">{duration(rule.reopensAt - at)}</b>
        <span className="except-narrow"> if it stays good</span>
      </>
    );
  return wayBackWords(rule);
}
