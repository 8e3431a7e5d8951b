import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { NightPanel } from '../overview/NightPanel.tsx';
import { DonePanel } from './DonePanel.tsx';
import { HappenedPanel } from './HappenedPanel.tsx';
import { SummaryPanel } from './SummaryPanel.tsx';

/** What happened and why time was lost. */
export const nightlogView: ViewDefinition = {
  name: 'nightlog',
  panels: {
    night: { title: 'Night', component: NightPanel },
    done: { title: 'Observed', component: DonePanel },
    happened: { title: 'Closings and lost time', component: HappenedPanel },
    summary: { title: 'Summary', component: SummaryPanel },
  },
  layout: {
    wide: column(
      share(),
      place(188, 'night'),
      row(share(), place(share(), 'done'), place(share(), 'happened'), place(460, 'summary')),
    ),
    narrow: column(
      share(),
      place(136, 'night'),
      row(share(), place(share(), 'done'), place(share(), 'happened'), place(340, 'summary')),
    ),
  },
};
