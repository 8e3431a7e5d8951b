import { z } from 'zod';
import { VIEW_NAMES } from '../ipc/contract/views.ts';

const savedWindow = z.object({
  view: z.enum(VIEW_NAMES),
  panel: z.string().max(64).nullable(),
  place: z.object({ x: z.number(), y: z.number(), width: z.number().positive(), height: z.number().positive() }),
});

/** What is remembered of a window. */
export type SavedWindow = z.infer<typeof savedWindow>;

/** Ten windows are many; a record that says more is not believed. */
const savedWindows = z.array(savedWindow).min(1).max(32);

/** The windows of a stored record; null when it is missing or cannot be read (a view that is no more, for instance). */
export function readSavedWindows(text: string | null): readonly SavedWindow[] | null {
  if (text === null) return null;
  try {
    const read = savedWindows.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    // Not JSON: as good as missing.
    return null;
  }
}
