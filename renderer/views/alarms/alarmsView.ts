import { EmptyState } from '../../components/EmptyState.tsx';
import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';

/** Alarms. */
export const alarmsView: ViewDefinition = {
  name: 'alarms',
  panels: { alarms: { title: 'Alarms', component: () => EmptyState({ title: 'soon' }) } },
  layout: { wide: place(share(), 'alarms'), narrow: place(share(), 'alarms') },
};
