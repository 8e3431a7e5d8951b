import { useCallback, useEffect } from 'react';
import { useNow } from '../state/clock.ts';
import { useRolePermission } from '../state/permission.ts';
import { useTopic } from '../state/topics.ts';
import { useUi } from '../state/ui.ts';
import { useCall } from '../state/useCall.ts';

/** One press silences for so long. */
const MUTE_MINUTES = 5;
const TYPING = 'input, textarea, select, [contenteditable]';

/** The silence of all windows: how long it still lasts, and what turns it on and off; key M. */
export function useMute() {
  const now = useNow();
  const annunciation = useTopic('annunciation');
  const open = useUi((ui) => ui.open);
  const allowed = useRolePermission('user').length === 0;
  const mute = useCall('alarms.mute');
  const unmute = useCall('alarms.unmute');
  const until = annunciation?.mutedUntil ?? null;
  const leftMs = until !== null && until > now ? until - now : null;
  const muted = leftMs !== null;
  const { send: silence } = mute;
  const { send: sound } = unmute;
  const toggle = useCallback(() => {
    if (!allowed) open('login');
    else if (muted) void sound(undefined);
    else void silence({ minutes: MUTE_MINUTES });
  }, [allowed, muted, open, silence, sound]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.closest(TYPING);
      if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing)
        return;
      toggle();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [toggle]);
  return { leftMs, by: annunciation?.mutedBy ?? null, toggle };
}
