import { useState } from 'react';
import { CommandLines } from '../../components/CommandLines.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopicPart } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';

/** STATUS, HEARTBEAT and LIGHT by hand; a lamp needs MAN mode and passes the interlocks like any movement. */
export function PlcByHand({ status }: { readonly status: ReturnType<typeof useCall<'plc.status'>> }) {
  const reasons = useRolePermission('expert');
  const heartbeat = useCall('plc.heartbeat');
  const light = useManualCommand('lights.set');
  const lights = useTopicPart('instruments', (all) => all?.lights ?? null);
  const lamps = Object.keys(lights ?? {});
  const [chosen, setChosen] = useState<string | null>(null);
  const lamp = chosen !== null && lamps.includes(chosen) ? chosen : (lamps[0] ?? null);
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
      {lamp === null ? (
        <div className="t2">No lamp was reported yet.</div>
      ) : (
        <div className="lamp-line">
          <span className="lab">LIGHT</span>
          <select value={lamp} aria-label="Lamp" onChange={(event) => setChosen(event.currentTarget.value)}>
            {lamps.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <SegmentedControl
            label={lamp}
            options={[
              { value: true, text: 'on' },
              { value: false, text: 'off' },
            ]}
            value={lights?.[lamp] ?? null}
            disabled={light.reasons.length > 0 || light.pending}
            onChange={(on) => void light.send({ name: lamp, on })}
          />
        </div>
      )}
      <CommandLines of={{ LIGHT: light }} />
    </div>
  );
}
