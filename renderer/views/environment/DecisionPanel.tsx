import type { EnvironmentState, RuleState } from '../../../main-services/model/environment.ts';
import { Icon } from '../../components/Icon.tsx';
import type { IconName } from '../../components/iconPaths.ts';
import { Panel } from '../../components/Panel.tsx';
import type { Tone } from '../../components/Tag.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { duration } from '../../format/duration.ts';
import { localMinute, utcTime } from '../../format/time.ts';
import { byNearness } from '../../safety/safetyView.ts';
import { useNow, useTimeZone } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { ClosingChain } from './ClosingChain.tsx';
import { useInstant } from './environmentTime.ts';
import { NearestRules } from './NearestRules.tsx';
import { holdOffWords } from './wayBack.ts';

interface Verdict {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly because: string;
}

/** What the weather decides, until when, and how the last closing went. */
export function DecisionPanel() {
  const environment = useTopic('environment');
  const stale = useIsStale(environment?.at);
  const past = useInstant() !== null;
  const verdict = verdictOf(environment, stale);
  return (
    <Panel className="decision">
      <div className="part decides">
        <div className="lab">{past ? 'Decision, now' : 'Decision'}</div>
        <div className={`far row ${verdict.tone}`}>
          <Icon name={verdict.icon} size={24} />
          {verdict.words}
        </div>
        <div className="because" title={verdict.because}>
          {verdict.because}
        </div>
      </div>
      <div className="part until">
        <Until environment={environment} stale={stale} />
      </div>
      <div className="part chain">
        {environment && !stale && environment.mayOpen ? (
          <NearestRules rules={byNearness(environment.rules).slice(0, 4)} />
        ) : (
          <ClosingChain />
        )}
      </div>
    </Panel>
  );
}

function verdictOf(environment: EnvironmentState | null, stale: boolean): Verdict {
  if (!environment || stale)
    return {
      words: 'Unknown: keep closed',
      tone: 'stale',
      icon: 'unknown',
      because: environment ? 'The environment agent has fallen silent.' : 'The environment has not been read yet.',
    };
  const others = (decision: 'secure' | 'hold') =>
    environment.rules.filter((rule) => rule.decision === decision && rule.rule !== environment.causeRule).length;
  if (!environment.safe) {
    const holding = others('secure') + others('hold');
    const more =
      holding === 0 ? '' : holding === 1 ? '; 1 other rule keeps it shut' : `; ${holding} other rules keep it shut`;
    return {
      words: 'Keep closed',
      tone: 'danger',
      icon: 'danger',
      because: `${capital(environment.cause)}${more}`,
    };
  }
  if (!environment.mayOpen) {
    const names = environment.rules.filter((rule) => rule.decision === 'hold').map((rule) => rule.label.toLowerCase());
    return {
      words: 'Keep from opening',
      tone: 'attention',
      icon: 'clock',
      because: `${capital(names.join(', ') || environment.cause)}; nothing asks for closing`,
    };
  }
  return { words: 'May be open', tone: '', icon: 'shield', because: `All ${environment.rules.length} rules allow it` };
}

function Until({ environment, stale }: { readonly environment: EnvironmentState | null; readonly stale: boolean }) {
  const now = useNow();
  const timeZone = useTimeZone();
  if (!environment) return <div className="t2">Nothing to count yet.</div>;
  if (stale)
    return (
      <>
        <div className="lab">Opens again</div>
        <div className="k el">when it is judged again</div>
        <div className="lab el">restart the monitoring in "PLC and monitoring" below, or read its log</div>
      </>
    );
  const { reopensAt } = environment;
  if (reopensAt !== null && reopensAt > now) {
    const last = environment.rules.find((one) => one.reopensAt === reopensAt);
    return (
      <>
        <div className="row">
          <span className="lab nw">Opens again, if nothing gets worse</span>
          <span className="sp" />
          <span className="lab nw">
            {utcTime(reopensAt)}
            <span className="only-wide"> UTC, {localMinute(reopensAt, timeZone)} local</span>
          </span>
        </div>
        <div className="far">{duration(reopensAt - now)}</div>
        <div className="lab el" title={last?.reason}>
          {last ? `${last.label} decides; the count starts again when it gets worse` : ''}
        </div>
      </>
    );
  }
  if (!environment.mayOpen) {
    const longest = longestHoldOff(environment.rules);
    return (
      <>
        <div className="lab">Opens again</div>
        <div className="k el">
          {longest ? `${holdOffWords(longest.holdOffMs)} after it is fine again` : 'when no rule keeps it shut'}
        </div>
        <div className="lab el">
          {longest
            ? `${longest.label} waits longest; it counts from the moment nothing is wrong any more`
            : 'no hold-off will count'}
        </div>
      </>
    );
  }
  return <LastClosure />;
}

/** Of the rules that keep it shut, the one that waits longest after all is fine; null when none waits. */
function longestHoldOff(rules: readonly RuleState[]): RuleState | null {
  return rules
    .filter((rule) => rule.decision !== 'allow' && rule.holdOffMs > 0)
    .reduce<RuleState | null>((most, rule) => (most && most.holdOffMs >= rule.holdOffMs ? most : rule), null);
}

function LastClosure() {
  const log = useTopic('nightlog');
  const now = useNow();
  const last = log?.closures.at(-1);
  return (
    <>
      <div className="lab">Last closing tonight</div>
      <div className="k el">{last ? last.cause : 'none'}</div>
      <div className="lab">
        {last ? `${utcTime(last.at)}, ${duration(now - last.at)} ago` : 'the dome was not closed by the weather'}
      </div>
    </>
  );
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
