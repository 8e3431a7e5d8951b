import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { AlarmDetailPanel } from './AlarmDetailPanel.tsx';
import { AlarmHistoryPanel } from './AlarmHistoryPanel.tsx';
import { AlarmListPanel } from './AlarmListPanel.tsx';

/** What is wrong, what it means for tonight, what to do, and what was. */
export const alarmsView: ViewDefinition = {
  name: 'alarms',
  panels: {
    list: { title: 'Alarms', component: AlarmListPanel },
    detail: { title: 'What to do', component: AlarmDetailPanel },
    history: { title: 'History', component: AlarmHistoryPanel },
  },
  layout: {
    wide: row(share(), column(share(), place(share(2), 'list'), place(share(1), 'history')), place(480, 'detail')),
    narrow: column(share(), place(share(), 'list', 'history'), place(288, 'detail')),
  },
  shortcuts: [
    { keys: 'Arrow keys', does: 'Choose an alarm in the list' },
    { keys: 'Space', does: 'Mark the chosen alarm, or take the mark away' },
    { keys: 'Ctrl A, Esc', does: 'Mark all that are shown; take all marks away' },
    { keys: 'A', does: 'Acknowledge what is marked, or the chosen alarm' },
    { keys: 'Shift A', does: 'Acknowledge all that are shown' },
    { keys: 'S', does: 'Shelve the chosen alarm' },
    { keys: '/', does: 'Find words in the alarms' },
    { keys: 'M', does: 'In every view: silence the alarms for 5 min, or hear them again' },
  ],
};
