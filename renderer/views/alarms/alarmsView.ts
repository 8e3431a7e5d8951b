import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { AlarmDetailPanel } from './AlarmDetailPanel.tsx';
import { AlarmListPanel } from './AlarmListPanel.tsx';

/** What is wrong, what it means for tonight, what to do. */
export const alarmsView: ViewDefinition = {
  name: 'alarms',
  panels: {
    list: { title: 'Alarms', component: AlarmListPanel },
    detail: { title: 'What it means', component: AlarmDetailPanel },
  },
  layout: {
    wide: row(share(), place(share(), 'list'), place(560, 'detail')),
    narrow: column(share(), place(share(), 'list'), place(308, 'detail')),
  },
  shortcuts: [
    { keys: 'Arrow keys', does: 'Choose an alarm in the list' },
    { keys: 'A', does: 'Acknowledge the chosen alarm' },
  ],
};
