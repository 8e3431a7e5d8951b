import type { Decision, RuleState } from '../../../main-services/model/environment.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { useTopic } from '../../state/topics.ts';
import { useInstant } from './environmentTime.ts';
import { PastBand } from './PastBand.tsx';
import { RulesTable } from './RulesTable.tsx';
import { usePastEnvironment } from './usePastEnvironment.ts';

/** Every rule: what it finds, what it decides and why, now or at the instant of the past that is looked at. */
export function RulesPanel() {
  const instant = useInstant();
  return instant === null ? <Now /> : <Then instant={instant} />;
}

function Now() {
  const environment = useTopic('environment');
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
  return (
    <Panel note={silent ? 'STALE: nobody judges the environment any more' : countWords(rules)} scroll>
      <RulesTable rules={rules} first={causeRule} silent={silent} instant={null} />
    </Panel>
  );
}

function Then({ instant }: { readonly instant: number }) {
  const { rows, fault } = usePastEnvironment(instant);
  const rules = rows?.rules ?? [];
  return (
    <Panel note={rules.length > 0 ? `as it was: ${countWords(rules)}` : 'as it was'} className="in-past" scroll>
      <PastBand />
      {rules.length > 0 ? (
        <RulesTable rules={rules} first={null} silent={false} instant={instant} />
      ) : (
        <EmptyState
          title={
            fault
              ? 'That instant could not be read.'
              : rows === undefined
                ? 'Reading that instant.'
                : 'What the rules decided then is not recorded.'
          }
        >
          {fault ?? (rows === undefined ? null : 'The monitoring did not run, or it is more than 30 days ago.')}
        </EmptyState>
      )}
    </Panel>
  );
}

function countWords(rules: readonly RuleState[]): string {
  const count = (decision: Decision) => rules.filter((rule) => rule.decision === decision).length;
  const secures = count('secure') === 1 ? '1 secures' : `${count('secure')} secure`;
  const holds = count('hold') === 1 ? '1 holds' : `${count('hold')} hold`;
  return `${secures}, ${holds} (would not close, but keep it from opening), ${count('allow')} allow`;
}
