import { type DockviewApi, DockviewReact, type DockviewReadyEvent } from 'dockview-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useUi } from '../state/ui.ts';
import { VIEWS } from '../views/views.ts';
import { panelsOf, place, serializeLayout, share } from './layoutTree.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { PanelActions, PanelHead } from './PanelHead.tsx';
import { layoutKey, loadLayout, saveLayout } from './savedLayout.ts';
import { sizeClassNow } from './sizeClass.ts';
import { usePanelKeys } from './usePanelKeys.ts';
import type { SizeClass } from './ViewDefinition.ts';

const GAP_PIXELS = 4;
const COMPONENTS = { panel: PanelFrame };
const TABS = { head: PanelHead };
const THEME = { name: 'pyros', className: 'dockview-theme-pyros', gap: GAP_PIXELS };

/** The panels of the view this window shows: dockable, tabbed, splittable, remembered. */
export function Workspace() {
  const { view, panel, layoutLocked, layoutResets } = useUi();
  return <Dock key={`${view}/${panel ?? ''}/${layoutResets}`} locked={layoutLocked} />;
}

function Dock({ locked }: { readonly locked: boolean }) {
  const { view, panel } = useUi.getState();
  const definition = VIEWS[view];
  const host = useRef<HTMLDivElement>(null);
  const [api, setApi] = useState<DockviewApi | null>(null);
  const arranged = useRef(false);
  usePanelKeys(api);

  const titleOf = useCallback((id: string) => definition.panels[id]?.title ?? id, [definition]);
  const arrangeDefault = useCallback(
    (dock: DockviewApi, sizeClass: SizeClass) => {
      const tree = panel ? place(share(), panel) : definition.layout[sizeClass];
      const box = host.current?.getBoundingClientRect();
      const size = { width: (box?.width ?? 1200) - 2 * GAP_PIXELS, height: (box?.height ?? 700) - 2 * GAP_PIXELS };
      dock.fromJSON(serializeLayout(tree, size, titleOf, GAP_PIXELS), { reuseExistingPanels: true });
    },
    [definition, panel, titleOf],
  );

  useEffect(() => {
    if (!api) return;
    let current = sizeClassNow();
    let touched = false;
    let saving: ReturnType<typeof setTimeout> | undefined;
    let resizing: number | undefined;
    let gone = false;

    const arrange = async (sizeClass: SizeClass) => {
      arranged.current = false;
      arrangeDefault(api, sizeClass);
      if (panel !== null) return;
      const saved = await loadLayout(layoutKey(view, sizeClass), panelsOf(definition.layout[sizeClass]));
      if (gone || !saved || sizeClass !== current) return;
      api.fromJSON(saved, { reuseExistingPanels: true });
      arranged.current = true;
    };
    void arrange(current);

    const touch = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('.dv-sash, .dv-tabs-and-actions-container')) touched = true;
    };
    const changed = api.onDidLayoutChange(() => {
      if (!touched || panel !== null) return;
      arranged.current = true;
      clearTimeout(saving);
      saving = setTimeout(() => {
        touched = false;
        void saveLayout(layoutKey(view, current), api.toJSON());
      }, 500);
    });
    const resized = () => {
      cancelAnimationFrame(resizing ?? 0);
      resizing = requestAnimationFrame(() => {
        const next = sizeClassNow();
        if (next !== current) {
          current = next;
          touched = false;
          void arrange(next);
        } else if (!arranged.current) arrangeDefault(api, next);
      });
    };
    const node = host.current;
    node?.addEventListener('pointerdown', touch);
    const observer = new ResizeObserver(resized);
    if (node) observer.observe(node);
    return () => {
      gone = true;
      clearTimeout(saving);
      cancelAnimationFrame(resizing ?? 0);
      changed.dispose();
      observer.disconnect();
      node?.removeEventListener('pointerdown', touch);
    };
  }, [api, arrangeDefault, definition, panel, view]);

  return (
    <main className="workspace" ref={host}>
      <DockviewReact
        components={COMPONENTS}
        tabComponents={TABS}
        rightHeaderActionsComponent={PanelActions}
        theme={THEME}
        singleTabMode="fullwidth"
        disableFloatingGroups
        disableDnd={locked}
        locked={locked}
        noPanelsOverlay="emptyGroup"
        onReady={(event: DockviewReadyEvent) => setApi(event.api)}
      />
    </main>
  );
}
