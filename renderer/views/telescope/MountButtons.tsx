import { CommandButton } from '../../components/CommandButton.tsx';
import { CommandLines } from '../../components/CommandLines.tsx';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';

/** Tracking, parking, mirror cover. */
export function MountButtons() {
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const tracking = mount?.state === 'TRACKING';
  const coverOpen = mount?.coverOpen ?? false;
  // The polled reasons speak of starting to track and of opening the cover; the way back is not interlocked.
  const track = useManualCommand('telescope.setTracking', !tracking);
  const park = useManualCommand('telescope.park');
  const cover = useManualCommand('telescope.setCover', !coverOpen);
  return (
    <div className="group">
      <div className="buttons">
        <CommandButton command={track} input={{ on: !tracking }}>
          {tracking ? 'Stop tracking' : 'Track'}
        </CommandButton>
        <CommandButton command={park} input={undefined} hold>
          Park
        </CommandButton>
        {mount?.coverOpen !== null && (
          <CommandButton command={cover} input={{ open: !coverOpen }} hold={!coverOpen}>
            {coverOpen ? 'Close cover' : 'Open cover'}
          </CommandButton>
        )}
      </div>
      <CommandLines of={{ Track: track, Park: park, Cover: cover }} />
    </div>
  );
}
