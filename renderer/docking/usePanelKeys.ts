import type { DockviewApi } from 'dockview-react';
import { useEffect } from 'react';

/** F6 goes from panel to panel, Ctrl+[ and Ctrl+] from tab to tab within one. */
export function usePanelKeys(api: DockviewApi | null): void {
  useEffect(() => {
    if (!api) return;
    const onKey = (event: KeyboardEvent) => {
      const tab = event.ctrlKey && (event.key === ']' || event.key === '[');
      if (event.key !== 'F6' && !tab) return;
      event.preventDefault();
      const back = event.key === '[' || event.shiftKey;
      if (tab) moveTab(api, back);
      else movePanel(api, back);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [api]);
}

function moveTab(api: DockviewApi, back: boolean): void {
  const group = api.activeGroup;
  if (!group) return;
  if (back) api.moveToPrevious({ group, includePanel: true });
  else api.moveToNext({ group, includePanel: true });
}

function movePanel(api: DockviewApi, back: boolean): void {
  const at = api.groups.findIndex((group) => group.element.contains(document.activeElement));
  const count = api.groups.length;
  const next = api.groups[at < 0 ? 0 : (at + (back ? count - 1 : 1)) % count];
  const inside = next?.element.querySelector<HTMLElement>(
    '.dv-content-container :is(button, input, [tabindex="0"]), .head-actions button',
  );
  inside?.focus();
}
