import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';
import { CommandLife } from './CommandLife.tsx';

/** At which rate the telescope tracks: that of the stars, of the Moon, of the Sun. A GOTO goes back to the stars. */
export function TrackingRates({ rates }: { readonly rates: readonly string[] }) {
  const rate = useTopicPart('instruments', (all) => all?.telescope.status?.trackingRate ?? null);
  const command = useManualCommand('telescope.setTrackingRate', false);
  return (
    <div className="group">
      <div className="row">
        <span className="lab">Tracking rate</span>
        <span className="sp" />
        <SegmentedControl
          label="Tracking rate"
          options={rates.map((one) => ({ value: one, text: one }))}
          value={rate}
          disabled={command.reasons.length > 0 || command.pending}
          onChange={(next) => void command.send({ rate: next })}
        />
      </div>
      <CommandLife of={{ Rate: command }} />
    </div>
  );
}
