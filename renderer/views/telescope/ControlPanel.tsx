import { HoldButton } from '../../components/HoldButton.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { age } from '../../format/duration.ts';
import { utcTime } from '../../format/time.ts';
import { useNow } from '../../state/clock.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic } from '../../state/topics.ts';
import { useUi } from '../../state/ui.ts';
import { useCall } from '../../state/useCall.ts';
import { windowIdentity } from '../../state/windowIdentity.ts';

/** Who holds control, and taking or giving it back. */
export function ControlPanel() {
  const control = useTopic('control');
  const majordome = useTopic('majordome');
  const session = useTopic('session');
  const now = useNow();
  const open = useUi((ui) => ui.open);
  const reasons = useRolePermission('expert');
  const { send, answer, pending } = useCall('control.setMode');
  const manual = control?.mode === 'MAN';
  const mine = manual && control.holderWindow === windowIdentity.id;
  const disabled = reasons.length > 0 || pending || !control;
  const headline = !control
    ? 'It is not known who holds control'
    : mine
      ? 'Manual, you hold control'
      : manual
        ? `Manual, ${control.holder ?? 'nobody'} holds control`
        : 'Automatic, the majordome holds control';
  const context = !control
    ? ''
    : manual
      ? `${mine ? `${control.holder ?? 'you'}, this window, ` : control.holder ? 'in another window, ' : 'its window was closed after STOP or MAKE SAFE, '}since ${utcTime(control.since)}, ${age(control.since, now)}`
      : `${majordome?.reason ?? 'since'} ${majordome ? '' : utcTime(control.since)}`;
  return (
    <Panel className={`control-banner ${manual ? 'manual' : ''}`}>
      <Icon name="key" className={manual ? 'activity' : 't3'} />
      <span className={`k nw ${control ? '' : 'stale'}`}>{headline}</span>
      <span className="t2 el">{context}</span>
      <span className="sp" />
      <div className="el">
        <Reasons reasons={reasons} />
        <ResultLine answer={answer} pending={pending} />
      </div>
      {session?.user ? null : (
        <button type="button" className="btn" onClick={() => open('login')}>
          Log in
        </button>
      )}
      {mine ? (
        <HoldButton disabled={disabled} onHeld={() => void send({ mode: 'AUTO' })}>
          Release to AUTO
        </HoldButton>
      ) : (
        <HoldButton disabled={disabled} onHeld={() => void send({ mode: 'MAN' })}>
          {manual && control.holder ? 'Take over' : 'Take control'}
        </HoldButton>
      )}
    </Panel>
  );
}
