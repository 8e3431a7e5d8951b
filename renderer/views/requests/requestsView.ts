import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { NewRequestPanel } from './NewRequestPanel.tsx';
import { RequestDetail } from './RequestDetail.tsx';
import { RequestTree } from './RequestTree.tsx';
import { VisibilityPanel } from './VisibilityPanel.tsx';

/** What is asked of the telescope. */
export const requestsView: ViewDefinition = {
  name: 'requests',
  panels: {
    tree: { title: 'Requests', component: RequestTree },
    detail: { title: 'Request', component: RequestDetail },
    visibility: { title: 'Visibility', component: VisibilityPanel },
    new: { title: 'New request', component: NewRequestPanel },
    import: { title: 'Import XML', component: ImportPanel },
  },
  layout: {
    wide: row(
      share(),
      place(share(), 'tree'),
      column(560, place(share(), 'detail'), place(320, 'visibility')),
      place(440, 'new', 'import'),
    ),
    narrow: row(
      share(),
      place(share(), 'tree'),
      column(500, place(share(), 'detail', 'new', 'import'), place(232, 'visibility')),
    ),
  },
  shortcuts: [
    { keys: '↑ ↓', does: 'In the list: the line before, the line after' },
    { keys: '← →', does: 'In the list: fold, unfold' },
  ],
};
