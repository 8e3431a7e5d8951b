import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { AuditPanel } from './AuditPanel.tsx';

/** Who did what. */
export const auditView: ViewDefinition = {
  name: 'audit',
  panels: { audit: { title: 'Audit', component: AuditPanel } },
  layout: { wide: place(share(), 'audit'), narrow: place(share(), 'audit') },
};
