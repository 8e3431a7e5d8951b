import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { DevicesPanel } from '../telescope/DevicesPanel.tsx';
import { AgentTable } from './AgentTable.tsx';
import { ServicesPanel } from './ServicesPanel.tsx';
import { TasksPanel } from './TasksPanel.tsx';
import { WindowsPanel } from './WindowsPanel.tsx';

/** The machinery: agents, work, devices, database, windows. */
export const systemView: ViewDefinition = {
  name: 'system',
  panels: {
    agents: { title: 'Agents', component: AgentTable },
    tasks: { title: 'Tasks', component: TasksPanel },
    devices: { title: 'Devices', component: DevicesPanel },
    services: { title: 'Services', component: ServicesPanel },
    windows: { title: 'Windows', component: WindowsPanel },
  },
  layout: {
    wide: row(
      share(),
      column(share(), place(share(1.1), 'agents'), place(share(), 'tasks')),
      column(520, place(232, 'services'), place(200, 'devices'), place(share(), 'windows')),
    ),
    narrow: row(
      share(),
      column(share(), place(share(1.1), 'agents'), place(share(), 'tasks')),
      column(380, place(224, 'services'), place(184, 'devices'), place(share(), 'windows')),
    ),
  },
};
