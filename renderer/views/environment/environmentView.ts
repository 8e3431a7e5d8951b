import { EmptyState } from '../../components/EmptyState.tsx';
import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';

/** Environment. */
export const environmentView: ViewDefinition = {
  name: 'environment',
  panels: { environment: { title: 'Environment', component: () => EmptyState({ title: 'soon' }) } },
  layout: { wide: place(share(), 'environment'), narrow: place(share(), 'environment') },
};
