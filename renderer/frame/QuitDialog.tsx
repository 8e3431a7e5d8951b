import { Dialog } from '../components/Dialog.tsx';
import { HoldButton } from '../components/HoldButton.tsx';
import { Reasons } from '../components/Reasons.tsx';
import { ResultLine } from '../components/ResultLine.tsx';
import { useRolePermission } from '../state/permission.ts';
import { useCall } from '../state/useCall.ts';

/** Ending the control room: what it does, and a button to hold. */
export function QuitDialog({ onClose }: { readonly onClose: () => void }) {
  const reasons = useRolePermission('expert');
  const quit = useCall('application.quit');
  return (
    <Dialog title="Close the control room" onClose={onClose}>
      <div className="body">
        <div className="t2">
          Exposures are aborted, the telescope is parked, the dome closed and verified shut; then every window closes.
          Nobody watches the sky until PyROS is started again.
        </div>
        <div className="buttons">
          <HoldButton
            disabled={reasons.length > 0 || quit.pending}
            describedBy="quit-why"
            onHeld={() => void quit.send(undefined).then((answer) => (answer.ok ? onClose() : undefined))}
          >
            Close everything and quit
          </HoldButton>
          <button type="button" className="btn" onClick={onClose}>
            Go on observing
          </button>
        </div>
        <div id="quit-why">
          <Reasons reasons={reasons} />
          <ResultLine answer={quit.answer} pending={quit.pending} />
        </div>
      </div>
    </Dialog>
  );
}
