import { CommandButton } from '../../components/CommandButton.tsx';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';
import { CommandLife } from './CommandLife.tsx';
import { useMirrorCover } from './useMirrorCover.ts';

/** Tracking, parking, home marks, mirror cover: what this telescope can. */
export function MountButtons() {
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const abilities = useTopicPart('instruments', (all) => all?.telescopeAbilities ?? null);
  const tracking = mount?.state === 'TRACKING';
  const parked = mount?.state === 'PARKED';
  const { fitted: hasCover, open: coverOpen } = useMirrorCover();
  // The polled reasons speak of starting to track and of opening the cover; the way back is not interlocked.
  const track = useManualCommand('telescope.setTracking', !tracking);
  const park = useManualCommand('telescope.park');
  const unpark = useManualCommand('telescope.unpark', false);
  const home = useManualCommand('telescope.home');
  const cover = useManualCommand('telescope.setCover', !coverOpen);
  return (
    <div className="group">
      <div className="mount-buttons">
        <CommandButton command={track} input={{ on: !tracking }}>
          {tracking ? 'Stop tracking' : 'Track'}
        </CommandButton>
        <CommandButton command={park} input={undefined} hold>
          Park
        </CommandButton>
        {abilities?.unpark ? (
          <CommandButton command={unpark} input={parked ? undefined : null}>
            Unpark
          </CommandButton>
        ) : null}
        {abilities?.home ? (
          <CommandButton command={home} input={undefined} hold>
            Home
          </CommandButton>
        ) : null}
        {hasCover ? (
          <CommandButton command={cover} input={{ open: !coverOpen }} hold={!coverOpen}>
            {coverOpen ? 'Close cover' : 'Open cover'}
          </CommandButton>
        ) : null}
      </div>
      <CommandLife
        of={{
          Track: track,
          Park: park,
          ...(abilities?.unpark ? { Unpark: unpark } : {}),
          ...(abilities?.home ? { Home: home } : {}),
          ...(hasCover ? { Cover: cover } : {}),
        }}
      />
    </div>
  );
}
