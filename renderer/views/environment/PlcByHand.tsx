import { CommandLines } from '../../components/CommandLines.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopicPart } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';
import { SwitchLine } from './SwitchLine.tsx';

const NONE: Readonly<Record<string, boolean | null>> = {};

/** STATUS, HEARTBEAT, LIGHT and FAN by hand; a lamp or a fan needs MAN mode and passes the interlocks like any movement. */
export function PlcByHand({ status }: { readonly status: ReturnType<typeof useCall<'plc.status'>> }) {
  const reasons = useRolePermission('expert');
  const heartbeat = useCall('plc.heartbeat');
  const light = useManualCommand('lights.set');
  const fan = useManualCommand('fans.set');
  const lights = useTopicPart('instruments', (all) => all?.lights ?? NONE);
  const fans = useTopicPart('instruments', (all) => all?.fans ?? NONE);
  const disabled = reasons.length > 0;
  return (
    <div className="col">
      <div className="lab">PLC by hand</div>
      <div className="buttons">
        <button
          type="button"
          className="btn"
          aria-disabled={disabled || status.pending}
          onClick={() => {
            if (!disabled && !status.pending) void status.send(undefined);
          }}
        >
          STATUS
        </button>
        <button
          type="button"
          className="btn"
          aria-disabled={disabled || heartbeat.pending}
          onClick={() => {
            if (!disabled && !heartbeat.pending) void heartbeat.send(undefined);
          }}
        >
          HEARTBEAT
        </button>
      </div>
      <Reasons reasons={reasons} />
      <ResultLine answer={status.answer?.ok ? null : status.answer} pending={status.pending} />
      <ResultLine answer={heartbeat.answer} pending={heartbeat.pending} done="The PLC took the heartbeat." />
      {Object.keys(lights).length === 0 ? <div className="t2">No lamp was reported yet.</div> : null}
      <SwitchLine word="LIGHT" label="Lamp" states={lights} command={light} />
      <SwitchLine word="FAN" label="Fan" states={fans} command={fan} />
      <CommandLines of={{ LIGHT: light, FAN: fan }} />
    </div>
  );
}
