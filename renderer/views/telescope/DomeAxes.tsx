import { Icon } from '../../components/Icon.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { fixed, signed, UNKNOWN } from '../../format/number.ts';
import { useDomeView } from '../../state/domeView.ts';
import { useTopicPart } from '../../state/topics.ts';

/** Half the slit's opening in azimuth near the horizon (drawing: 9.5°), beyond which the tube looks at the dome's inside. */
const SLIT_HALF_DEGREES = 9.5;

/** Read-back of the dome: azimuth, shutter, and how far the slit is from the tube. */
export function DomeAxes() {
  const dome = useTopicPart('instruments', (all) => all?.dome.status ?? null);
  const following = useTopicPart('instruments', (all) => all?.domeFollowing ?? null);
  const stale = useIsStale(dome?.at);
  const { tube } = useDomeView();
  const read = stale ? null : dome;
  const off = read && tube ? ((read.azimuthDegrees - tube.azimuthDegrees + 540) % 360) - 180 : null;
  const wide = off !== null && Math.abs(off) > SLIT_HALF_DEGREES;
  return (
    <table className="dome-axes">
      <thead>
        <tr>
          <th>Axis</th>
          <th className="r">Reads</th>
          <th className="r">Set</th>
          <th>State</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td className="t2">Azimuth</td>
          <td className={`r read ${read ? '' : 'stale'}`}>{read ? `${fixed(read.azimuthDegrees, 1)}°` : UNKNOWN}</td>
          <td className="r">{read?.targetAzimuthDegrees == null ? '' : `${fixed(read.targetAzimuthDegrees, 1)}°`}</td>
          <td className={read?.rotating ? 'activity b' : 't2'}>
            {read ? `${read.rotating ? 'turning' : 'at rest'}${following ? ', following' : ''}` : ''}
          </td>
        </tr>
        <tr>
          <td className="t2">Shutter</td>
          <td className={`r read ${read ? '' : 'stale'}`}>{read ? `${Math.round(read.shutterPercent)} %` : UNKNOWN}</td>
          <td />
          <td className={read?.fault ? 'danger b' : 't2'}>{read?.fault ?? read?.shutter.toLowerCase() ?? ''}</td>
        </tr>
        <tr>
          <td className="t2">Slit to tube</td>
          <td className={`r read ${off === null ? 'stale' : ''}`}>{off === null ? UNKNOWN : `${signed(off, 1)}°`}</td>
          <td />
          <td className={wide ? 'attention' : 't2'}>
            {off === null ? (
              ''
            ) : wide ? (
              <span className="row tight">
                <Icon name="warning" size={12} />
                tube looks at the dome
              </span>
            ) : (
              'tube is in the slit'
            )}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
