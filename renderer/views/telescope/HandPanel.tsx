import { useState } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { useTopicPart } from '../../state/topics.ts';
import { JogPad } from './JogPad.tsx';
import { MountButtons } from './MountButtons.tsx';
import { StepPad } from './StepPad.tsx';
import { TrackingRates } from './TrackingRates.tsx';

const WAYS = [
  { value: 'hold', text: 'While held' },
  { value: 'steps', text: 'By steps' },
] as const;

/** Moving the telescope by hand: keys, steps, tracking, parking, the cover. */
export function HandPanel() {
  const abilities = useTopicPart('instruments', (all) => all?.telescopeAbilities ?? null);
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const stale = useIsStale(mount?.at);
  const rates = abilities?.jogRates ?? [];
  const [way, setWay] = useState<'hold' | 'steps'>('hold');
  return (
    <Panel note={mount && !stale ? mount.state.toLowerCase() : 'not read'} scroll>
      <div className="hand">
        {rates.length > 0 ? (
          <>
            <SegmentedControl label="Way to move" options={WAYS} value={way} onChange={setWay} />
            {way === 'hold' ? <JogPad rates={rates} /> : <StepPad />}
          </>
        ) : (
          <StepPad />
        )}
        {(abilities?.trackingRates.length ?? 0) > 0 ? <TrackingRates rates={abilities?.trackingRates ?? []} /> : null}
        <MountButtons />
      </div>
    </Panel>
  );
}
