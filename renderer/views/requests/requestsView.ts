import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { RequestsPanel } from './RequestsPanel.tsx';

/** Requests. */
export const requestsView: ViewDefinition = {
  name: 'requests',
  panels: { requests: { title: 'Requests', component: RequestsPanel } },
  layout: { wide: place(share(), 'requests'), narrow: place(share(), 'requests') },
};
