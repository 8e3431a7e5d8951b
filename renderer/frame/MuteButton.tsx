import { Icon } from '../components/Icon.tsx';
import { duration } from '../format/duration.ts';
import type { useMute } from './useMute.ts';

/** Silences every window for five minutes, or ends that; says how long it still lasts. */
export function MuteButton({ mute }: { readonly mute: ReturnType<typeof useMute> }) {
  const { leftMs, by, toggle } = mute;
  return (
    <button
      type="button"
      className="mute"
      aria-pressed={leftMs !== null}
      title={
        leftMs === null
          ? 'Silence the alarms in every window for 5 min (M). A new critical alarm is heard all the same.'
          : `Silenced by ${by ?? 'somebody'}. Press to hear the alarms again (M).`
      }
      onClick={toggle}
    >
      <Icon name={leftMs === null ? 'alarms' : 'muted'} size={14} />
      {leftMs === null ? (
        <>
          Silence <kbd>M</kbd>
        </>
      ) : (
        `Silent ${duration(leftMs)}`
      )}
    </button>
  );
}
