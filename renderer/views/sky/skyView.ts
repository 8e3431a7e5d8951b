import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { SkyPanel } from './SkyPanel.tsx';

/** Sky. */
export const skyView: ViewDefinition = {
  name: 'sky',
  panels: { sky: { title: 'Sky', component: SkyPanel } },
  layout: { wide: place(share(), 'sky'), narrow: place(share(), 'sky') },
};
