import type { EnvironmentState, RuleState } from '../../../main-services/model/environment.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MarginBar } from '../../components/MarginBar.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reading } from '../../components/Reading.tsx';
import { State } from '../../components/Tag.tsx';
import { duration } from '../../format/duration.ts';
import { utcTime } from '../../format/time.ts';
import { closesWords, isAbsent, valueWords } from '../../safety/ruleWords.ts';
import { byNearness, causeWords, nearness } from '../../safety/safetyView.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';

const WEIGHT = { secure: 0, hold: 1, allow: 2 } as const;

/** All rules with their margins; the deciding one first. */
export function SafetyPanel() {
  const environment = useTopic('environment');
  if (!environment)
    return (
      <Panel note="not read yet">
        <EmptyState title="The rules that decide whether the dome may be open will be here.">
          They appear as soon as the environment agent has asked the PLC once. Until then the dome stays shut.
        </EmptyState>
      </Panel>
    );
  const { rules } = environment;
  const allowing = rules.filter((rule) => rule.decision === 'allow').length;
  const near = byNearness(rules);
  const ordered = [...rules].sort((a, b) => WEIGHT[a.decision] - WEIGHT[b.decision] || rank(near, a) - rank(near, b));
  const [closest] = near;
  return (
    <Panel note={`${allowing} of ${rules.length} rules allow opening`}>
      <Headline environment={environment} closest={closest} />
      {environment.suspects.map((suspect) => (
        <div key={`${suspect.sensor}${suspect.quantity}`} className="suspect" title={suspect.evidence}>
          <Icon name="warning" size={14} className="attention" />
          <span className="el">
            {suspect.sensor} not counted: {suspect.evidence}
          </span>
        </div>
      ))}
      <div className="fill scroll">
        {ordered
          .filter((rule) => !isQuietContact(rule))
          .map((rule) => (
            <Rule key={rule.rule} rule={rule} closest={environment.mayOpen && rule === closest} />
          ))}
        <div className="contacts">
          {ordered.filter(isQuietContact).map((rule) => (
            <div key={rule.rule} title={`${rule.reason} ${closesWords(rule)}`}>
              <span className="t2 nw">{rule.label}</span>
              <span className="sp" />
              <span className="el">{isAbsent(rule) ? <span className="t3">none</span> : valueWords(rule)}</span>
            </div>
          ))}
        </div>
      </div>
    </Panel>
  );
}

/** Yes-or-no rules, and those that never close, that have nothing to say: two to a line. */
function isQuietContact(rule: RuleState): boolean {
  return rule.decision === 'allow' && nearness(rule) === null;
}

function rank(near: readonly RuleState[], rule: RuleState): number {
  const at = near.indexOf(rule);
  return at < 0 ? near.length : at;
}

function Headline({ environment, closest }: { environment: EnvironmentState; closest: RuleState | undefined }) {
  const now = useNow();
  if (!environment.safe || !environment.mayOpen) {
    const { cause, causeRule, reopensAt, safe, rules } = environment;
    const deciding = rules.find((rule) => rule.rule === causeRule);
    const holding = rules.filter((rule) => rule.decision === 'hold').map((rule) => rule.label.toLowerCase());
    const words = deciding ? causeWords(deciding) : holding.length > 0 ? `${holding.join(', ')}: wait` : cause;
    return (
      <div className="headline">
        <div className="lab">{safe ? 'Would not close, but keeps from opening' : 'Must be closed'}</div>
        <div className={`k row ${safe ? 'attention' : 'danger'}`}>
          <Icon name={safe ? 'clock' : 'danger'} />
          <span className="el">{capital(words)}</span>
        </div>
        <div className="t2 el" title={cause}>
          {reopensAt === null
            ? `${cause}.`
            : `Opens again in ${duration(reopensAt - now)} at the earliest, ${utcTime(reopensAt)}.`}
        </div>
      </div>
    );
  }
  return (
    <div className="headline">
      <div className="lab">Closest to closing</div>
      <div className="k el">{closest ? `${closest.label} ${valueWords(closest)}` : 'No rule is near its limit'}</div>
      <div className="t2 el">
        {closest
          ? `${capital(closest.interpretation)}. Would ${closesWords(closest).replace('closes', 'close')}.`
          : 'Every rule allows opening.'}
      </div>
    </div>
  );
}

function Rule({ rule, closest }: { readonly rule: RuleState; readonly closest: boolean }) {
  const near = nearness(rule);
  const marked = closest || rule.decision !== 'allow';
  const tone = rule.decision === 'secure' ? 'danger' : rule.decision === 'hold' ? 'attention' : '';
  return (
    <div className={`rule ${marked ? 'on' : ''}`} title={rule.reason || rule.interpretation}>
      <span className={`el ${marked ? 'b' : 't2'}`}>
        {tone ? (
          <State tone={tone} icon={tone === 'danger' ? 'danger' : 'clock'}>
            {rule.label}
          </State>
        ) : (
          rule.label
        )}
      </span>
      <span className="r">
        {isAbsent(rule) ? (
          <span className="t3">·</span>
        ) : (
          <Reading value={rule.value} unit={rule.unit} at={rule.readingAt} className={marked ? 'b' : ''} />
        )}
        {rule.unit === '' ? <span className="unit" /> : null}
      </span>
      {near === null ? (
        <span className="lab el">{rule.interpretation}</span>
      ) : (
        <MarginBar nearness={near} closest={closest} />
      )}
      <span className="lab r el">{closesWords(rule)}</span>
    </div>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
