import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { LogPanel } from './LogPanel.tsx';

/** Log. */
export const logView: ViewDefinition = {
  name: 'log',
  panels: { log: { title: 'Log', component: LogPanel } },
  layout: { wide: place(share(), 'log'), narrow: place(share(), 'log') },
};
