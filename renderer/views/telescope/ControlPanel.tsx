import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { ControlButton } from '../../control/ControlButton.tsx';
import { useControl } from '../../control/useControl.ts';
import { useControlCalls } from '../../control/useControlCalls.ts';
import { age } from '../../format/duration.ts';
import { utcTime } from '../../format/time.ts';
import { useNow } from '../../state/clock.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic } from '../../state/topics.ts';
import { useUi } from '../../state/ui.ts';

/** Who holds control, and taking, asking for or giving it back. */
export function ControlPanel() {
  const control = useTopic('control');
  const majordome = useTopic('majordome');
  const session = useTopic('session');
  const now = useNow();
  const open = useUi((ui) => ui.open);
  const reasons = useRolePermission('expert');
  const { mine, headline, holder, answer } = useControl();
  const calls = useControlCalls();
  const manual = control?.mode === 'MAN';
  const place = mine
    ? `${control?.holder ?? 'you'}, this window, `
    : holder === 'nobody'
      ? 'its window was closed after STOP or MAKE SAFE, '
      : 'in another window, ';
  const context = !control
    ? ''
    : manual
      ? `${place}since ${utcTime(control.since)}, ${age(control.since, now)}`
      : `${majordome?.reason ?? 'since'} ${majordome ? '' : utcTime(control.since)}`;
  return (
    <Panel className={`control-banner ${manual ? 'manual' : ''}`}>
      <Icon name="key" className={manual ? 'activity' : 't3'} />
      <span className={`k nw ${control ? '' : 'stale'}`}>{headline}</span>
      <span className="t2 el">{context}</span>
      <span className="sp" />
      <div className="el">
        <Reasons reasons={reasons} />
        <ResultLine answer={calls.answer} pending={calls.pending} />
        {answer ? <span className="t2">{answer}</span> : null}
      </div>
      {session?.user ? null : (
        <button type="button" className="btn" onClick={() => open('login')}>
          Log in
        </button>
      )}
      <ControlButton calls={calls} />
      {manual ? (
        <button type="button" className="btn" onClick={() => open('control')}>
          {mine ? 'Hand over' : 'More'}
        </button>
      ) : null}
    </Panel>
  );
}
