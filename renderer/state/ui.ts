import { create } from 'zustand';
import type { ViewName } from '../../electron/ipc/contract/windows.ts';
import { client } from '../ipc/client.ts';
import { windowIdentity } from './windowIdentity.ts';

export type Overlay = 'palette' | 'shortcuts' | 'login' | 'quit' | 'control' | null;

interface Ui {
  /** What this window shows. */
  readonly view: ViewName;
  /** The panel alone, in a popped-out window. */
  readonly panel: string | null;
  readonly overlay: Overlay;
  readonly layoutLocked: boolean;
  /** Counts up when the operator went back to the default layout. */
  readonly layoutResets: number;
  /** Angles as degrees instead of sexagesimal. */
  readonly decimalAngles: boolean;
  show(view: ViewName): void;
  open(overlay: Overlay): void;
  setLayoutLocked(locked: boolean): void;
  layoutForgotten(): void;
  setDecimalAngles(decimal: boolean): void;
}

/** What this window shows; belongs to the window, unlike the topics. */
export const useUi = create<Ui>((set) => ({
  view: windowIdentity.view,
  panel: windowIdentity.panel,
  overlay: null,
  layoutLocked: true,
  layoutResets: 0,
  decimalAngles: false,
  show: (view) => {
    set({ view, panel: null, overlay: null });
    void client['windows.showing']({ view });
  },
  open: (overlay) => set({ overlay }),
  setLayoutLocked: (layoutLocked) => set({ layoutLocked }),
  layoutForgotten: () => set((ui) => ({ layoutResets: ui.layoutResets + 1 })),
  setDecimalAngles: (decimalAngles) => set({ decimalAngles }),
}));
