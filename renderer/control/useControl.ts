import { useMemo } from 'react';
import { useTopic } from '../state/topics.ts';
import { windowIdentity } from '../state/windowIdentity.ts';
import { type ControlView, controlView } from './controlView.ts';

/** Who holds control, seen from this window. */
export function useControl(): ControlView {
  const control = useTopic('control');
  const windows = useTopic('windows');
  return useMemo(() => controlView(control, windowIdentity.id, windows ?? []), [control, windows]);
}
