import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { AlertsPanel } from './AlertsPanel.tsx';

/** Alerts. */
export const alertsView: ViewDefinition = {
  name: 'alerts',
  panels: { alerts: { title: 'Alerts', component: AlertsPanel } },
  layout: { wide: place(share(), 'alerts'), narrow: place(share(), 'alerts') },
};
