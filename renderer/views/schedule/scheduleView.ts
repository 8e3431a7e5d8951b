import { bare, column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { ChangesPanel } from './ChangesPanel.tsx';
import { PlanningStrip } from './PlanningStrip.tsx';
import { PlanningTable } from './PlanningTable.tsx';
import { QuotaPanel } from './QuotaPanel.tsx';
import { RejectedPanel } from './RejectedPanel.tsx';
import { TimelinePanel } from './TimelinePanel.tsx';
import { WhatIfPanel } from './WhatIfPanel.tsx';

/** What is planned, when, why so, and what found no place. */
export const scheduleView: ViewDefinition = {
  name: 'schedule',
  panels: {
    strip: { title: 'Plannings', component: PlanningStrip },
    timeline: { title: 'Timeline', component: TimelinePanel },
    planning: { title: 'Planning', component: PlanningTable },
    rejected: { title: 'Rejected', component: RejectedPanel },
    changes: { title: 'Changes', component: ChangesPanel },
    whatif: { title: 'What if', component: WhatIfPanel },
    quotas: { title: 'Quotas tonight', component: QuotaPanel },
  },
  layout: {
    wide: column(
      share(),
      bare(64, 'strip'),
      place(440, 'timeline'),
      row(
        share(),
        place(808, 'planning'),
        column(share(), place(share(1.2), 'rejected'), place(share(), 'changes', 'whatif')),
        place(420, 'quotas'),
      ),
    ),
    narrow: column(
      share(),
      bare(60, 'strip'),
      place(292, 'timeline'),
      row(share(), place(540, 'planning'), place(share(), 'rejected', 'changes', 'whatif'), place(300, 'quotas')),
    ),
  },
  shortcuts: [{ keys: '← →', does: 'In the timeline: the sequence before, the sequence after' }],
};
