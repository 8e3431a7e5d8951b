import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { BodiesPanel } from './BodiesPanel.tsx';
import { SkyPanel } from './SkyPanel.tsx';
import { TargetsPanel } from './TargetsPanel.tsx';

/** The sky above the dome. */
export const skyView: ViewDefinition = {
  name: 'sky',
  panels: {
    map: { title: 'All sky', component: SkyPanel },
    targets: { title: 'Targets', component: TargetsPanel },
    bodies: { title: 'Telescope, Sun and Moon', component: BodiesPanel },
  },
  layout: {
    wide: row(share(), place(share(), 'map'), column(520, place(share(), 'targets'), place(168, 'bodies'))),
    narrow: row(share(), place(share(), 'map'), column(452, place(share(), 'targets'), place(168, 'bodies'))),
  },
};
