import { EmptyState } from '../../components/EmptyState.tsx';
import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';

/** Telescope. */
export const telescopeView: ViewDefinition = {
  name: 'telescope',
  panels: { telescope: { title: 'Telescope', component: () => EmptyState({ title: 'soon' }) } },
  layout: { wide: place(share(), 'telescope'), narrow: place(share(), 'telescope') },
};
