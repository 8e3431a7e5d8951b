import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { DevicesPanel } from './DevicesPanel.tsx';
import { SettingPanel } from './SettingPanel.tsx';
import { SocketConfigPanel } from './SocketConfigPanel.tsx';
import { SourcesPanel } from './SourcesPanel.tsx';

/** Which driver speaks to which device, and where notices come from. */
export const settingsView: ViewDefinition = {
  name: 'settings',
  panels: {
    devices: { title: 'Devices', component: DevicesPanel },
    setting: { title: 'Driver and address', component: SettingPanel },
    ini: { title: 'socket_config.ini', component: SocketConfigPanel },
    sources: { title: 'Alert sources', component: SourcesPanel },
  },
  layout: {
    wide: row(
      share(),
      column(share(), place(436, 'devices'), place(share(), 'ini')),
      column(share(), place(share(3), 'setting'), place(share(2), 'sources')),
    ),
    narrow: row(
      share(),
      column(share(), place(424, 'devices'), place(share(), 'ini', 'sources')),
      place(share(), 'setting'),
    ),
  },
};
