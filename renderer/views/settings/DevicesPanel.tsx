import type { DriverEntry } from '../../../devices/drivers.ts';
import type { EquipmentView } from '../../../main-services/model/equipment.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State, Tag } from '../../components/Tag.tsx';
import { useChosenDevice } from '../devices/chosenDevice.ts';
import { addressWords, driverTitle, isFitted, isOffline, linkSign } from '../devices/deviceWords.ts';
import { useEquipment } from '../devices/useEquipment.ts';
import { useDrivers } from './useDrivers.ts';

/** Every device with its driver and address: connected or offline, real or simulated, never left out. */
export function DevicesPanel() {
  const { devices, fault } = useEquipment();
  const drivers = useDrivers();
  const { device: chosen, choose } = useChosenDevice();
  return (
    <Panel note={devices === null ? 'not read' : noteOf(devices)} scroll>
      {fault ? <div className="pad attention">The devices cannot be read: {fault}</div> : null}
      {devices === null ? (
        <EmptyState title="Every device with its driver and its address will be here.">
          The services tell how they are set as soon as they run.
        </EmptyState>
      ) : (
        devices.map((view) => (
          <DeviceLine
            key={view.device}
            view={view}
            drivers={drivers}
            chosen={view.device === chosen}
            onChoose={() => choose(view.device)}
          />
        ))
      )}
    </Panel>
  );
}

interface LineProps {
  readonly view: EquipmentView;
  readonly drivers: readonly DriverEntry[];
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function DeviceLine({ view, drivers, chosen, onChoose }: LineProps) {
  const { device, setting, link, simulated, blocking } = view;
  const sign = linkSign(view);
  const medium = drivers.find(({ name }) => name === setting.driver)?.medium ?? 'tcp';
  return (
    <button type="button" className="device-line" aria-pressed={chosen} onClick={onChoose}>
      <span className="device-name">
        <b>{device}</b>
        <span className="t3">{blocking ? 'blocks observing' : 'does not block'}</span>
      </span>
      <span className="device-where">
        <span className="el">{driverTitle(setting.driver, drivers)}</span>
        <span className="el t2">{addressWords(setting, medium)}</span>
      </span>
      {isFitted(view) ? <Tag tone={simulated ? 'activity' : ''}>{simulated ? 'SIMULATED' : 'REAL'}</Tag> : <span />}
      <span className="device-link">
        {isOffline(view) ? (
          <State tone="stale" icon="unknown">
            <b>offline</b>
          </State>
        ) : (
          <State tone="" icon={sign.icon}>
            {isFitted(view) ? 'connected' : ''}
          </State>
        )}
        {isOffline(view) ? (
          <span className="el stale" title={link.fault ?? ''}>
            {link.fault ?? 'it has not answered yet'}
          </span>
        ) : null}
      </span>
    </button>
  );
}

function noteOf(devices: readonly EquipmentView[]): string {
  const fitted = devices.filter(isFitted);
  const offline = fitted.filter(isOffline).length;
  const simulated = fitted.filter((one) => one.simulated).length;
  const kinds = simulated === 0 ? 'all real' : simulated === fitted.length ? 'all simulated' : `${simulated} simulated`;
  return `${kinds}, ${offline === 0 ? 'all connected' : `${offline} offline`}`;
}
