import { useId, useState } from 'react';
import { HoldButton } from '../../components/HoldButton.tsx';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { useEquipment } from '../devices/useEquipment.ts';

const EXAMPLE = '[Telescope]\nip = 127.0.0.1\nport = 5000\n\n[CameraVIS]\nip = …';

/** A socket_config.ini of the original, pasted or read from a file: looked at first, then put in place whole. */
export function SocketConfigPanel() {
  const [text, setText] = useState('');
  const id = useId();
  const look = useCall('equipment.readSocketConfig');
  const load = useCall('equipment.importSocketConfig');
  const { devices } = useEquipment();
  const expert = useRolePermission('expert');
  const admin = useRolePermission('admin');
  const lines = look.answer?.ok ? look.answer.value : null;
  const different = lines?.filter(({ same }) => !same).map(({ device }) => device) ?? [];
  const refusals = (devices ?? []).filter(({ device }) => different.includes(device)).flatMap((one) => one.refusals);
  const why = [...admin, ...new Set(refusals)];
  const change = (now: string) => {
    setText(now);
    look.forget();
    load.forget();
  };
  const cannotLook = expert.length > 0 || text.trim() === '' || look.pending;
  return (
    <Panel note="of the original" scroll>
      <div className="ini">
        <label className="sr" htmlFor={id}>
          Text of socket_config.ini
        </label>
        <textarea
          id={id}
          value={text}
          placeholder={EXAMPLE}
          spellCheck={false}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <div className="col">
          <div className="buttons">
            <label className="btn file">
              From a file
              <input
                type="file"
                accept=".ini,.txt"
                onChange={(event) => void event.currentTarget.files?.[0]?.text().then(change)}
              />
            </label>
            <button
              type="button"
              className="btn"
              aria-disabled={cannotLook}
              onClick={() => (cannotLook ? null : void look.send({ text }))}
            >
              Look at it
            </button>
            <HoldButton
              disabled={different.length === 0 || why.length > 0 || load.pending}
              onHeld={() => void load.send({ text }).then(() => look.send({ text }))}
            >
              Put in place
            </HoldButton>
          </div>
          <Reasons reasons={why} what="Put in place" />
          <ResultLine answer={look.answer} pending={look.pending} />
          <ResultLine
            answer={load.answer}
            pending={load.pending}
            done="All of it is in place and kept for the next start."
          />
          {lines?.map(({ device, setting, same }) => (
            <div key={device} className="row tight ini-line">
              <span className={same ? 't3' : 'b'}>{device}</span>
              <span className={same ? 't3' : ''}>
                {setting.host}:{setting.port}
              </span>
              <span className={same ? 't3' : 'attention'}>{same ? 'as it is' : 'changes'}</span>
            </div>
          ))}
        </div>
      </div>
    </Panel>
  );
}
