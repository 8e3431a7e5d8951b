import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { HistoryPanel } from './HistoryPanel.tsx';
import { InstructionsPanel } from './InstructionsPanel.tsx';
import { LinesPanel } from './LinesPanel.tsx';
import { MonitorPanel } from './MonitorPanel.tsx';

/** How the devices and their lines do, what goes over the lines, and the instrument language typed. */
export const devicesView: ViewDefinition = {
  name: 'devices',
  panels: {
    lines: { title: 'Lines', component: LinesPanel },
    monitor: { title: 'Protocol monitor', component: MonitorPanel },
    history: { title: 'History', component: HistoryPanel },
    instructions: { title: 'Instruments', component: InstructionsPanel },
  },
  layout: {
    wide: row(
      share(),
      column(share(3), place(278, 'lines'), place(share(), 'monitor')),
      column(share(2), place(share(3), 'instructions'), place(share(2), 'history')),
    ),
    narrow: column(
      share(),
      place(278, 'lines'),
      row(share(), place(share(3), 'monitor', 'history'), place(share(2), 'instructions')),
    ),
  },
  shortcuts: [
    { keys: 'Tab', does: 'Completes a sentence of the instrument language' },
    { keys: '↑ ↓', does: 'Brings back sentences that were said' },
  ],
};
