import type { MountStatus } from '../../../devices/mount/Mount.ts';
import type { TargetOutlook } from '../../../main-services/model/targetOutlook.ts';
import { useIsStale } from '../../components/useIsStale.ts';
import { declination, rightAscension } from '../../format/angle.ts';
import { roughDuration } from '../../format/duration.ts';
import { fixed, signed, UNKNOWN } from '../../format/number.ts';
import { airMass } from '../../sky/horizontal.ts';
import { useTopicPart } from '../../state/topics.ts';
import { useUi } from '../../state/ui.ts';
import { useMirrorCover } from './useMirrorCover.ts';
import { useOutlook } from './useOutlook.ts';

interface Axis {
  readonly name: string;
  readonly reads: string;
  readonly set: string;
  readonly difference: string;
  readonly moving: boolean;
  readonly note: string;
  /** Percent along the groove: where it reads, and what the limits leave free. */
  readonly bar: { readonly read: number; readonly from: number; readonly width: number } | null;
  /** It stands beyond its limit. */
  readonly beyond?: boolean;
}

/** Every axis: read first, set beside it, the difference in blue while it moves. */
export function AxisTable() {
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const stale = useIsStale(mount?.at);
  const decimal = useUi((ui) => ui.decimalAngles);
  const { outlook } = useOutlook(null);
  const read = stale ? null : mount;
  const cover = useMirrorCover();
  const axes = [...axesOf(read, decimal, outlook, cover.words), ...(read && outlook ? marginsOf(read, outlook) : [])];
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
              <td className={`r read ${axis.reads === UNKNOWN ? 'stale' : axis.beyond ? 'attention' : ''}`}>
                {axis.reads}
              </td>
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

/** How far it is to the limits: the Sun, the cables, and when tracking on would end at one. */
function marginsOf(mount: MountStatus, { limits, sunDistanceDegrees, sunIsUp }: TargetOutlook): readonly Axis[] {
  const wrap = mount.cableWrapDegrees ?? null;
  const { cableWrapDegrees } = limits;
  const free = { set: '', difference: '', moving: false };
  return [
    {
      ...free,
      name: 'To the Sun',
      reads: `${fixed(sunDistanceDegrees, 1)}°`,
      note: sunIsUp ? `at least ${limits.sunDistanceDegrees}° while it is up` : 'the Sun is down',
      beyond: sunIsUp && sunDistanceDegrees < limits.sunDistanceDegrees,
      bar: {
        read: (sunDistanceDegrees / 180) * 100,
        from: sunIsUp ? (limits.sunDistanceDegrees / 180) * 100 : 0,
        width: sunIsUp ? ((180 - limits.sunDistanceDegrees) / 180) * 100 : 100,
      },
    },
    {
      ...free,
      name: 'Cables',
      reads: wrap === null ? UNKNOWN : `${signed(wrap, 1)}°`,
      note: wrap === null ? 'the mount minds them' : `±${cableWrapDegrees}° from park`,
      beyond: wrap !== null && Math.abs(wrap) > cableWrapDegrees,
      bar:
        wrap === null
          ? null
          : {
              read: Math.max(0, Math.min(100, 50 + (wrap / (cableWrapDegrees * 1.2)) * 50)),
              from: 50 - 50 / 1.2,
              width: 100 / 1.2,
            },
    },
  ];
}

function axesOf(
  mount: MountStatus | null,
  decimal: boolean,
  outlook: TargetOutlook | null,
  cover: string,
): readonly Axis[] {
  const lowest = outlook?.limits.lowestAltitudeDegrees ?? null;
  const highest = outlook?.limits.highestAltitudeDegrees ?? null;
  const range = lowest === null || highest === null ? '' : `${lowest}° to ${highest}°`;
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
      note: [range, mass === null ? '' : `air mass ${fixed(mass, 2)}`].filter(Boolean).join(', '),
      beyond: altitude !== null && lowest !== null && altitude < lowest,
      bar:
        altitude === null || lowest === null || highest === null
          ? null
          : {
              read: (Math.max(0, altitude) / 90) * 100,
              from: (lowest / 90) * 100,
              width: ((highest - lowest) / 90) * 100,
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
      note: outlook && mount?.state === 'TRACKING' ? untilWords(outlook) : '',
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
      note: mount ? cover : '',
      bar: null,
    },
  ];
}

/** When tracking on would end at a limit. */
function untilWords({ ends, at }: TargetOutlook): string {
  if (ends === null) return 'no limit for 12 h';
  return ends.at <= at ? `now ${ends.why}` : `${roughDuration(ends.at - at)} until ${ends.why}`;
}

function setWords(value: number | null | undefined, write: (value: number) => string): string {
  return value === null || value === undefined ? '' : write(value);
}
