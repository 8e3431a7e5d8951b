import type { DeviceSetting } from '../../../devices/DeviceSetting.ts';
import { type DeviceName, isPyrosDevice } from '../../../electron/ipc/contract/deviceNames.ts';
import type { EquipmentView } from '../../../main-services/model/equipment.ts';
import { HoldButton } from '../../components/HoldButton.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { span } from '../../format/duration.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopicPart } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';
import type { ReadSetting } from './settingDraft.ts';

interface Props {
  readonly view: EquipmentView;
  readonly read: ReadSetting;
  /** What is typed is what is set. */
  readonly same: boolean;
  readonly onRevert: () => void;
  readonly onSet: (setting: DeviceSetting) => void;
}

/** Trying out, putting in place, and the simulator instead; with the reasons why not. */
export function SettingActions({ view, read, same, onRevert, onSet }: Props) {
  const { device, refusals, simulated } = view;
  const tryOut = useCall('equipment.tryOut');
  const exchange = useCall('equipment.exchange');
  const simulate = useCall('equipment.simulate');
  const expert = useRolePermission('expert');
  const admin = useRolePermission('admin');
  const simulation = useTopicPart('time', (time) => time?.simulated ?? false);
  const why = [...admin, ...refusals];
  const nothing = read.ok && read.setting.driver === 'none';
  const cannotTry = expert.length > 0 || !read.ok || nothing || tryOut.pending;
  const cannotSet = why.length > 0 || !read.ok || same || exchange.pending;
  const simulator = simulatorWords(device, simulated, simulation);
  const cannotSimulate = why.length > 0 || simulated || !simulation || simulate.pending;
  return (
    <div className="setting-actions">
      <div className="buttons">
        <button
          type="button"
          className="btn"
          aria-disabled={cannotTry}
          onClick={() => (cannotTry ? null : void tryOut.send({ device, setting: read.setting }))}
        >
          Try out
        </button>
        <HoldButton
          disabled={cannotSet}
          describedBy="exchange-why"
          onHeld={() => {
            if (!read.ok) return;
            simulate.forget();
            void exchange.send({ device, setting: read.setting }).then((answer) => {
              if (answer.ok) onSet(answer.value.setting);
            });
          }}
        >
          Put in place
        </HoldButton>
        <button type="button" className="btn" aria-disabled={same} onClick={onRevert}>
          Back to what is set
        </button>
      </div>
      <Reasons reasons={expert} what="Try out" />
      <Reasons id="exchange-why" reasons={why} what="Put in place" />
      {tryOut.answer?.ok && !tryOut.pending ? (
        <div className={`try-out ${tryOut.answer.value.ok ? '' : 'attention'}`} role="status">
          <Icon name={tryOut.answer.value.ok ? 'check' : 'warning'} size={14} />
          <span>
            <b>{tryOut.answer.value.ok ? 'It answers' : 'It does not answer as it should'}</b>, after{' '}
            {span(tryOut.answer.value.tookMs)}: {tryOut.answer.value.words}
          </span>
        </div>
      ) : (
        <ResultLine answer={tryOut.answer} pending={tryOut.pending} />
      )}
      <ResultLine
        answer={exchange.answer}
        pending={exchange.pending}
        done={`${device} is in place and kept for the next start.`}
      />
      <div className="section bare">
        <span className="t2">{simulator}</span>
        {isPyrosDevice(device) ? (
          <div className="buttons">
            <HoldButton
              disabled={cannotSimulate}
              onHeld={() => {
                exchange.forget();
                void simulate.send({ device }).then((answer) => {
                  if (answer.ok) onSet(answer.value.setting);
                });
              }}
            >
              Put the simulator in place
            </HoldButton>
          </div>
        ) : null}
        <ResultLine answer={simulate.answer} pending={simulate.pending} done="The simulator is in place." />
      </div>
    </div>
  );
}

function simulatorWords(device: DeviceName, simulated: boolean, simulation: boolean): string {
  if (!isPyrosDevice(device)) return 'There is no bundled simulator of this device.';
  if (simulated) return 'The bundled simulator stands in for this device.';
  return simulation
    ? 'The bundled simulator can stand in for this device.'
    : 'The bundled simulators do not run: start with --simulate to have them.';
}
