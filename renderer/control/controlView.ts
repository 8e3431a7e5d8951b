import type { WindowView } from '../../electron/ipc/contract/windows.ts';
import type { ControlState } from '../../main-services/model/operations.ts';

/** What this window may do about control now. */
export type ControlOffer = 'none' | 'take' | 'release' | 'ask' | 'withdraw';

/** Who holds control, seen from one window. */
export interface ControlView {
  /** Whether this window holds it. */
  readonly mine: boolean;
  /** "this window", "operator", "majordome", "nobody". */
  readonly holder: string;
  /** "Manual, you hold control". */
  readonly headline: string;
  readonly offer: ControlOffer;
  /** An administrator may take it away, with a reason. */
  readonly takeable: boolean;
  /** Somebody asks this window for control. */
  readonly asked: { readonly by: string; readonly where: string; readonly endsAtWall: number } | null;
  /** This window waits for an answer until then; null = it does not. */
  readonly waitsUntilWall: number | null;
  /** What became of the last request of this window, in words; empty = nothing to tell. */
  readonly answer: string;
}

/** As `ControlAuthority` names who stopped the observatory without being logged in. */
const VISITOR = 'nobody';
const ANSWERS = {
  declined: 'The request was declined.',
  unanswered: 'The request was not answered, which counts as declined.',
  overtaken: 'Control went elsewhere meanwhile.',
} as const;

/** Reads the state of control for a window. */
export function controlView(
  control: ControlState | null,
  windowId: string,
  windows: readonly Pick<WindowView, 'id'>[],
): ControlView {
  const nothing = { mine: false, takeable: false, asked: null, waitsUntilWall: null, answer: '' };
  if (control === null)
    return { ...nothing, holder: '--', headline: 'It is not known who holds control', offer: 'none' };
  const { mode, holder, holderWindow, request = null, refused = null } = control;
  const answer = refused?.windowId === windowId ? ANSWERS[refused.outcome] : '';
  if (mode === 'AUTO')
    return {
      ...nothing,
      answer,
      holder: 'majordome',
      headline: 'Automatic, the majordome holds control',
      offer: 'take',
    };
  if (holderWindow === windowId) {
    const asked = request && {
      by: request.by,
      where: windowWords(request.windowId, windows),
      endsAtWall: request.endsAtWall,
    };
    return {
      ...nothing,
      mine: true,
      holder: 'this window',
      headline: 'Manual, you hold control',
      offer: 'release',
      asked,
    };
  }
  if (holderWindow === null || holder === null || holder === VISITOR)
    return { ...nothing, answer, holder: 'nobody', headline: 'Manual, nobody holds control', offer: 'take' };
  const waits = request?.windowId === windowId;
  return {
    ...nothing,
    holder,
    headline: `Manual, ${holder} holds control`,
    offer: waits ? 'withdraw' : 'ask',
    takeable: true,
    waitsUntilWall: waits ? request.endsAtWall : null,
    answer,
  };
}

/** "window 2", as its title bar says; a window that is not listed goes by its name. */
export function windowWords(id: string, windows: readonly Pick<WindowView, 'id'>[]): string {
  const at = windows.findIndex((one) => one.id === id);
  return at < 0 ? `window ${id}` : `window ${at + 1}`;
}

/** Whole seconds to a deadline of the wall clock, never negative. */
export function secondsLeft(endsAtWall: number, wall: number): number {
  return Math.max(0, Math.ceil((endsAtWall - wall) / 1000));
}
