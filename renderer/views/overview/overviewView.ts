import { EmptyState } from '../../components/EmptyState.tsx';
import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';

/** Overview. */
export const overviewView: ViewDefinition = {
  name: 'overview',
  panels: { overview: { title: 'Overview', component: () => EmptyState({ title: 'soon' }) } },
  layout: { wide: place(share(), 'overview'), narrow: place(share(), 'overview') },
};
