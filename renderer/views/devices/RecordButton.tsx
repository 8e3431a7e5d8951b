import type { DeviceName } from '../../../devices/deviceNames.ts';
import { Icon } from '../../components/Icon.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { useEquipment } from './useEquipment.ts';

/** Writes what goes over a line into a file that tests can play again, and says which. */
export function RecordButton({ device }: { readonly device: DeviceName }) {
  const { devices } = useEquipment();
  const view = devices?.find((one) => one.device === device);
  const { send, answer, pending } = useCall('equipment.record');
  const disabled = useRolePermission('expert').length > 0 || !view || pending;
  const file = view?.recordingTo ?? null;
  return (
    <div className="record-line">
      <button
        type="button"
        className="btn sm"
        aria-disabled={disabled}
        aria-pressed={file !== null}
        onClick={() => (disabled ? null : void send({ device, on: file === null }))}
      >
        {file === null ? 'Record to a file' : 'End the recording'}
      </button>
      {file === null ? (
        <span className="t3 el">
          {view?.recordingFault ?? 'Not recorded. A recording keeps every byte, and can be played again in a test.'}
        </span>
      ) : (
        <span className="row tight activity el">
          <Icon name="play" size={12} />
          <span className="el selectable">records into {file}</span>
        </span>
      )}
      <ResultLine answer={answer} pending={pending} />
    </div>
  );
}
