import { Drawing } from '../../components/Drawing.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { separation } from '../../format/angle.ts';
import { useTopicPart } from '../../state/topics.ts';
import { AxisTable } from './AxisTable.tsx';
import { GoTo } from './GoTo.tsx';
import { offTargetDegrees } from './offTarget.ts';
import { PointingMap } from './PointingMap.tsx';
import { pickTarget, placeOf, useTarget } from './targetState.ts';
import { useOutlook } from './useOutlook.ts';

/** The telescope by hand: where it points, where to send it, and the limits around it. */
export function TelescopePanel() {
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const stale = useIsStale(mount?.at);
  const place = placeOf(useTarget());
  const { outlook, fault } = useOutlook(place, place !== null);
  const off = mount && !stale ? offTargetDegrees(mount) : null;
  const note =
    stale || !mount
      ? 'not read'
      : `${mount.state.toLowerCase()}${off === null ? '' : `, ${separation(off)} from its target`}`;
  return (
    <Panel note={note} className="telescope">
      <Drawing
        label="Sky above the dome with the telescope, the Sun and the Moon; click to fill in a target"
        className="map"
        interactive
      >
        {(width, height) => <PointingMap width={width} height={height} onPick={pickTarget} chosen={outlook} />}
      </Drawing>
      <div className="commands">
        <GoTo outlook={outlook} fault={fault} />
      </div>
      <AxisTable />
    </Panel>
  );
}
