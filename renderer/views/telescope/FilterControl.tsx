import type { DetectorName } from '../../../main-services/model/request.ts';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';
import { AccessoryHead } from './AccessoryHead.tsx';
import { CommandLife } from './CommandLife.tsx';

/** The filter wheel of one camera, its own or the one beside it: a filter is brought into the beam without an exposure. */
export function FilterControl({ detector }: { readonly detector: DetectorName }) {
  const camera = useTopicPart('instruments', (all) => (detector === 'VIS' ? all?.vis : all?.nir) ?? null);
  const stale = useIsStale(camera?.status?.at);
  const read = stale ? null : (camera?.status ?? null);
  const select = useManualCommand('camera.selectFilter', false);
  const busy = read !== null && read.state !== 'IDLE';
  return (
    <div className="group">
      <AccessoryHead
        title={`Filter ${detector}`}
        reads={read?.filter ?? null}
        state={read ? (busy ? `the camera is ${read.state.toLowerCase()}` : '') : (camera?.link.fault ?? 'not read')}
        tone={busy ? 'activity' : ''}
      />
      <SegmentedControl
        label={`Filter of ${detector}`}
        options={(camera?.status?.filters ?? []).map((one) => ({ value: one, text: one }))}
        value={read?.filter ?? null}
        disabled={read === null || busy || select.pending || select.reasons.length > 0}
        onChange={(filter) => void select.send({ detector, filter })}
      />
      <CommandLife of={{ Filter: select }} />
    </div>
  );
}
