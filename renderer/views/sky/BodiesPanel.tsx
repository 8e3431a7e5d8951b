import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { declination, degrees, rightAscension, siderealTime } from '../../format/angle.ts';
import { UNKNOWN } from '../../format/number.ts';
import { siderealHoursAt } from '../../night/nightEvents.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';

/** Telescope, slit, Sun, Moon and sidereal time in numbers. */
export function BodiesPanel() {
  const sky = useTopic('sky');
  const instruments = useTopic('instruments');
  const now = useNow();
  if (!sky)
    return (
      <Panel>
        <EmptyState title="Telescope, dome slit, Sun and Moon in numbers will be here.">
          They appear when the services tell the time.
        </EmptyState>
      </Panel>
    );
  const mount = instruments?.telescope.status;
  const dome = instruments?.dome.status;
  return (
    <Panel note={`sidereal time ${siderealTime(siderealHoursAt(sky, now))}`} scroll>
      <table>
        <thead>
          <tr>
            <th>Body</th>
            <th className="r">Altitude</th>
            <th className="r">Azimuth</th>
            <th className="r">Right ascension, declination</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Telescope</td>
            <td className="r">
              <Angle degrees={mount?.altitudeDegrees} at={mount?.at} />
            </td>
            <td className="r">
              <Angle degrees={mount?.azimuthDegrees} at={mount?.at} />
            </td>
            <td className="r t2">
              {mount ? `${rightAscension(mount.rightAscensionDegrees)} ${declination(mount.declinationDegrees)}` : ''}
            </td>
          </tr>
          <tr>
            <td>Dome slit</td>
            <td className="r t2">{dome ? dome.shutter.toLowerCase() : ''}</td>
            <td className="r">
              <Angle degrees={dome?.azimuthDegrees} at={dome?.at} />
            </td>
            <td />
          </tr>
          <tr>
            <td>Sun</td>
            <td className="r">{degrees(sky.sunAltitudeDegrees, 1)}</td>
            <td className="r">{degrees(sky.sunAzimuthDegrees, 1)}</td>
            <td className="r t2">{sky.sunAltitudeDegrees > 0 ? 'up' : 'below the horizon'}</td>
          </tr>
          <tr>
            <td>Moon</td>
            <td className="r">{degrees(sky.moonAltitudeDegrees, 1)}</td>
            <td className="r">{degrees(sky.moonAzimuthDegrees, 1)}</td>
            <td className="r t2">
              {Math.round(sky.moonIllumination * 100)} % lit, {sky.moonAltitudeDegrees > 0 ? 'up' : 'below the horizon'}
            </td>
          </tr>
        </tbody>
      </table>
    </Panel>
  );
}

/** An angle read back from a device; "--" once it cannot be believed. */
function Angle({ degrees: value, at }: { readonly degrees: number | undefined; readonly at: number | undefined }) {
  const stale = useIsStale(at ?? null);
  return stale || value === undefined ? <span className="stale">{UNKNOWN}</span> : degrees(value, 1);
}
