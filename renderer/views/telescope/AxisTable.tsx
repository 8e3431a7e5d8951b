import type { MountStatus } from '../../../devices/mount/Mount.ts';
import { useIsStale } from '../../components/useIsStale.ts';
import { declination, rightAscension } from '../../format/angle.ts';
import { fixed, signed, UNKNOWN } from '../../format/number.ts';
import { airMass } from '../../sky/horizontal.ts';
import { HIGHEST_ALTITUDE_DEGREES, LOWEST_ALTITUDE_DEGREES } from '../../sky/pointingLimits.ts';
import { useTopicPart } from '../../state/topics.ts';
import { useUi } from '../../state/ui.ts';

interface Axis {
  readonly name: string;
  readonly reads: string;
  readonly set: string;
  readonly difference: string;
  readonly moving: boolean;
  readonly note: string;
  /** Percent along the groove. */
  readonly bar: { readonly read: number; readonly from: number; readonly width: number } | null;
}

/** Every axis: read first, set beside it, the difference in blue while it moves. */
export function AxisTable() {
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const stale = useIsStale(mount?.at);
  const decimal = useUi((ui) => ui.decimalAngles);
  const axes = axesOf(stale ? null : mount, decimal);
  return (
    <div className="axes">
      <table>
        <thead>
          <tr>
            <th>Axis</th>
            <th className="r">Reads</th>
            <th className="r">Set</th>
            <th className="r">Difference</th>
            <th className="groove" aria-label="Limits" />
            <th />
          </tr>
        </thead>
        <tbody>
          {axes.map((axis) => (
            <tr key={axis.name}>
              <td className="t2">{axis.name}</td>
              <td className={`r read ${axis.reads === UNKNOWN ? 'stale' : ''}`}>{axis.reads}</td>
              <td className="r">{axis.set}</td>
              <td className={`r ${axis.moving ? 'activity b' : 't2'}`}>{axis.difference}</td>
              <td>
                {axis.bar ? (
                  <div className="limits">
                    <i style={{ left: `${axis.bar.from}%`, width: `${axis.bar.width}%` }} />
                    <b style={{ left: `${axis.bar.read}%` }} />
                  </div>
                ) : null}
              </td>
              <td className="t3">{axis.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function axesOf(mount: MountStatus | null, decimal: boolean): readonly Axis[] {
  const moving = mount?.state === 'SLEWING' || mount?.state === 'PARKING';
  const altitude = mount?.altitudeDegrees ?? null;
  const mass = altitude === null ? null : airMass(altitude);
  const turn = (set: number | null | undefined, read: number | undefined) =>
    set == null || read === undefined ? null : ((set - read + 540) % 360) - 180;
  const ascensionOff = turn(mount?.targetRightAscensionDegrees, mount?.rightAscensionDegrees);
  const declinationOff = turn(mount?.targetDeclinationDegrees, mount?.declinationDegrees);
  const offWords = (off: number | null) =>
    off === null ? '' : Math.abs(off) < 0.1 ? `${signed(off * 3600, 1)}″` : `${signed(off, 2)}°`;
  return [
    {
      name: 'Altitude',
      reads: altitude === null ? UNKNOWN : `${fixed(altitude, 2)}°`,
      set: '',
      difference: '',
      moving,
      note:
        mass === null
          ? `${LOWEST_ALTITUDE_DEGREES}° to ${HIGHEST_ALTITUDE_DEGREES}°`
          : `${LOWEST_ALTITUDE_DEGREES}° to ${HIGHEST_ALTITUDE_DEGREES}°, air mass ${fixed(mass, 2)}`,
      bar:
        altitude === null
          ? null
          : {
              read: (Math.max(0, altitude) / 90) * 100,
              from: (LOWEST_ALTITUDE_DEGREES / 90) * 100,
              width: ((HIGHEST_ALTITUDE_DEGREES - LOWEST_ALTITUDE_DEGREES) / 90) * 100,
            },
    },
    {
      name: 'Azimuth',
      reads: mount ? `${fixed(mount.azimuthDegrees, 2)}°` : UNKNOWN,
      set: '',
      difference: '',
      moving,
      note: '0° to 360°',
      bar: mount ? { read: (mount.azimuthDegrees / 360) * 100, from: 0, width: 100 } : null,
    },
    {
      name: 'α J2000',
      reads: decimal ? fixed(mount?.rightAscensionDegrees, 4) : rightAscension(mount?.rightAscensionDegrees),
      set: setWords(
        mount?.targetRightAscensionDegrees,
        decimal ? (value) => fixed(value, 4) : (value) => rightAscension(value),
      ),
      difference: offWords(ascensionOff),
      moving,
      note: '',
      bar: null,
    },
    {
      name: 'δ J2000',
      reads: decimal ? fixed(mount?.declinationDegrees, 4) : declination(mount?.declinationDegrees),
      set: setWords(
        mount?.targetDeclinationDegrees,
        decimal ? (value) => fixed(value, 4) : (value) => declination(value),
      ),
      difference: offWords(declinationOff),
      moving,
      note: mount ? coverWords(mount.coverOpen) : '',
      bar: null,
    },
  ];
}

function coverWords(open: boolean | null): string {
  return open === null ? 'no mirror cover' : `mirror cover ${open ? 'open' : 'shut'}`;
}

function setWords(value: number | null | undefined, write: (value: number) => string): string {
  return value === null || value === undefined ? '' : write(value);
}
