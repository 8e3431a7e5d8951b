import { usePanelVisible } from '../../docking/PanelContext.ts';
import { client } from '../../ipc/client.ts';
import { usePolled } from '../../ipc/usePolled.ts';

const PERIOD_MS = 1000;

/** Every device as it is set and does, while the panel is seen. */
export function useEquipment() {
  const { value, fault } = usePolled(
    () => client['equipment.list'](undefined),
    PERIOD_MS,
    usePanelVisible(),
    'equipment',
  );
  return { devices: value, fault };
}
