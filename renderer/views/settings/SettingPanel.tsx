import { useState } from 'react';
import type { DriverEntry } from '../../../devices/drivers.ts';
import type { EquipmentView } from '../../../main-services/model/equipment.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useChosenDevice } from '../devices/chosenDevice.ts';
import { DeviceField } from '../devices/DeviceField.tsx';
import { useEquipment } from '../devices/useEquipment.ts';
import { SettingActions } from './SettingActions.tsx';
import { SettingFields } from './SettingFields.tsx';
import { draftOf, readDraft, sameSetting } from './settingDraft.ts';
import { useDrivers } from './useDrivers.ts';

/** Driver, address and parameters of the chosen device: tried out before it is put in place. */
export function SettingPanel() {
  const { device } = useChosenDevice();
  const { devices } = useEquipment();
  const drivers = useDrivers();
  const view = devices?.find((one) => one.device === device);
  if (!view || drivers.length === 0)
    return (
      <Panel note="not read">
        <EmptyState title="The chosen device's driver, address and parameters will be here.">
          Choose a device in the list.
        </EmptyState>
      </Panel>
    );
  return <SettingForm key={device} view={view} drivers={drivers} />;
}

function SettingForm({ view, drivers }: { readonly view: EquipmentView; readonly drivers: readonly DriverEntry[] }) {
  const { device, setting } = view;
  const choose = useChosenDevice((chosen) => chosen.choose);
  const [draft, setDraft] = useState(() => draftOf(setting));
  const entry = drivers.find(({ name }) => name === draft.driver);
  if (!entry)
    return (
      <Panel>
        <EmptyState title={`The driver "${draft.driver}" of ${device} is not in the catalogue.`} />
      </Panel>
    );
  const read = readDraft(draft, entry, device);
  const same = read.ok && sameSetting(read.setting, setting);
  return (
    <Panel note={`${device}, ${same ? 'as it is set' : 'changed, not yet in place'}`} scroll>
      <div className="setting-form">
        <DeviceField value={device} onChange={(name) => (name === '' ? null : choose(name))} />
        <SettingFields
          device={device}
          drivers={drivers}
          draft={draft}
          set={setting}
          entry={entry}
          onChange={setDraft}
        />
        {read.ok ? null : (
          <ul className="attention">
            {read.faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        )}
      </div>
      <SettingActions
        view={view}
        read={read}
        same={same}
        onRevert={() => setDraft(draftOf(setting))}
        onSet={(now) => setDraft(draftOf(now))}
      />
    </Panel>
  );
}
