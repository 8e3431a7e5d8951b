import { useEffect } from 'react';
import { VIEW_NAMES } from '../../electron/ipc/contract/views.ts';
import { useUi } from '../state/ui.ts';

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** Keys of the frame; STOP has its own listener beside its button. */
export function useGlobalKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const ui = useUi.getState();
      if (event.ctrlKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        ui.open(ui.overlay === 'palette' ? null : 'palette');
      } else if (event.ctrlKey && !event.shiftKey && event.key.toLowerCase() === 'l') {
        event.preventDefault();
        ui.setLayoutLocked(!ui.layoutLocked);
      } else if (event.key === '?' && !event.ctrlKey && !event.altKey && !typing(event.target)) {
        event.preventDefault();
        ui.open(ui.overlay === 'shortcuts' ? null : 'shortcuts');
      } else if (event.altKey && !event.ctrlKey && /^[0-9]$/.test(event.key)) {
        const view = VIEW_NAMES[(Number(event.key) + 9) % 10];
        if (!view) return;
        event.preventDefault();
        ui.show(view);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
