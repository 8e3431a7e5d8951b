import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { SystemPanel } from './SystemPanel.tsx';

/** System. */
export const systemView: ViewDefinition = {
  name: 'system',
  panels: { system: { title: 'System', component: SystemPanel } },
  layout: { wide: place(share(), 'system'), narrow: place(share(), 'system') },
};
