import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Panel } from '../../components/Panel.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { useInterlocks } from '../../state/interlocks.ts';

/** Each by its name; a movement that another one stands for (a step of the focuser) has none. */
const MOVEMENTS: Readonly<Record<string, string>> = {
  'dome.open': 'Open the shutter',
  'dome.close': 'Close the shutter',
  'dome.rotateTo': 'Turn the dome',
  'telescope.slewTo': 'Slew where it points now',
  'telescope.setTracking': 'Track',
  'telescope.park': 'Park',
  'telescope.home': 'Seek the home marks',
  'telescope.setCover': 'Open the mirror cover',
  'focuser.moveTo': 'Move the focuser',
  'rotator.rotateTo': 'Turn the field',
  'camera.expose.VIS': 'Expose VIS',
  'camera.expose.NIR': 'Expose NIR',
};

/** Each movement with what stands against it right now; what is blocked first. */
export function InterlocksPanel() {
  const { reasons, fault } = useInterlocks(usePanelVisible());
  if (!reasons)
    return (
      <Panel note="not read">
        <EmptyState title="What stands against each movement will be here.">
          {fault ?? 'The interlocks are asked once a second.'}
        </EmptyState>
      </Panel>
    );
  const entries = Object.entries(reasons)
    .filter(([call]) => call in MOVEMENTS)
    .sort((a, b) => Number(b[1].length > 0) - Number(a[1].length > 0));
  const blocked = entries.filter(([, against]) => against.length > 0).length;
  return (
    <Panel note={blocked === 0 ? 'nothing is blocked' : `${blocked} of ${entries.length} blocked`} scroll>
      {fault ? <div className="pad stale">Not renewed: {fault}</div> : null}
      {entries.map(([call, against]) => (
        <div key={call} className="interlock">
          <div className="row">
            <Icon
              name={against.length > 0 ? 'lock' : 'dot'}
              size={12}
              className={against.length > 0 ? 'attention' : 't3'}
            />
            <span className={against.length > 0 ? 'b' : 't2'}>{MOVEMENTS[call]}</span>
            <span className="sp" />
            <span className={against.length > 0 ? 'attention b' : 't3'}>{against.length > 0 ? 'blocked' : 'free'}</span>
          </div>
          {against.map((reason) => (
            <div key={reason} className="reason">
              {reason}
            </div>
          ))}
        </div>
      ))}
    </Panel>
  );
}
