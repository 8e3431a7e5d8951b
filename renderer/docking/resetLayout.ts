import { useUi } from '../state/ui.ts';
import { layoutKey, saveLayout } from './savedLayout.ts';
import { sizeClassNow } from './sizeClass.ts';

/** Forgets how the operator arranged this view at this size and shows the default. */
export async function resetLayout(): Promise<void> {
  const { view, layoutForgotten } = useUi.getState();
  await saveLayout(layoutKey(view, sizeClassNow()), null);
  layoutForgotten();
}
