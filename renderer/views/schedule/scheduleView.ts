import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { SchedulePanel } from './SchedulePanel.tsx';

/** Schedule. */
export const scheduleView: ViewDefinition = {
  name: 'schedule',
  panels: { schedule: { title: 'Schedule', component: SchedulePanel } },
  layout: { wide: place(share(), 'schedule'), narrow: place(share(), 'schedule') },
};
