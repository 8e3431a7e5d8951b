import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { NightLogPanel } from './NightLogPanel.tsx';

/** Night log. */
export const nightlogView: ViewDefinition = {
  name: 'nightlog',
  panels: { nightlog: { title: 'Night log', component: NightLogPanel } },
  layout: { wide: place(share(), 'nightlog'), narrow: place(share(), 'nightlog') },
};
