import { createContext, useContext, useEffect } from 'react';
import { create } from 'zustand';

export interface PanelPlace {
  /** "overview/safety": unique in the window. */
  readonly key: string;
  readonly visible: boolean;
}

export const PanelContext = createContext<PanelPlace>({ key: '', visible: true });

interface Notes {
  readonly notes: Readonly<Record<string, string>>;
}

/** The words beside each panel's title. */
export const usePanelNotes = create<Notes>(() => ({ notes: {} }));

/** Sets the words beside this panel's title: "10 of 10 rules allow opening". */
export function usePanelNote(note: string): void {
  const { key } = useContext(PanelContext);
  useEffect(() => {
    usePanelNotes.setState(({ notes }) => (notes[key] === note ? { notes } : { notes: { ...notes, [key]: note } }));
  }, [key, note]);
}

/** False while the panel is behind another tab: stop polling and drawing. */
export function usePanelVisible(): boolean {
  return useContext(PanelContext).visible;
}
