import type { ComponentType } from 'react';
import type { ViewName } from '../../electron/ipc/contract/windows.ts';
import type { LayoutTree } from './layoutTree.ts';

export interface PanelDefinition {
  readonly title: string;
  readonly component: ComponentType;
}

/** Wide: more than 1800 px, the pictures for two or more monitors; narrow: a laptop at the dome. */
export type SizeClass = 'wide' | 'narrow';

/** Keys of a panel or view, for the `?` help. */
export interface Shortcut {
  readonly keys: string;
  readonly does: string;
}

/** One entry of the rail: its panels and how they stand when nobody moved them. */
export interface ViewDefinition {
  readonly name: ViewName;
  readonly panels: Readonly<Record<string, PanelDefinition>>;
  readonly layout: Readonly<Record<SizeClass, LayoutTree>>;
  readonly shortcuts?: readonly Shortcut[];
}
