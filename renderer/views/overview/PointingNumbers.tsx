import { degrees, separation } from '../../format/angle.ts';
import { fixed, signed, UNKNOWN } from '../../format/number.ts';
import { airMass, angleBetween } from '../../sky/horizontal.ts';
import { useDomeView } from '../../state/domeView.ts';
import { useTopicPart } from '../../state/topics.ts';

/** The few numbers that go with the drawings. */
export function PointingNumbers() {
  const { tube, slitAzimuthDegrees, wind, moon } = useDomeView();
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const offTarget =
    tube && mount?.targetRightAscensionDegrees != null && mount.targetDeclinationDegrees != null
      ? Math.hypot(
          (mount.targetRightAscensionDegrees - mount.rightAscensionDegrees) *
            Math.cos((mount.declinationDegrees * Math.PI) / 180),
          mount.targetDeclinationDegrees - mount.declinationDegrees,
        )
      : null;
  const slitOffset =
    tube && slitAzimuthDegrees !== null ? ((slitAzimuthDegrees - tube.azimuthDegrees + 540) % 360) - 180 : null;
  const numbers: readonly (readonly [string, string])[] = [
    ['Off target', separation(offTarget)],
    ['Slit offset', slitOffset === null ? UNKNOWN : `${signed(slitOffset, 1)}°`],
    ['Air mass', fixed(tube ? airMass(tube.altitudeDegrees) : null, 2)],
    [wind ? `Wind, ${degrees(wind.fromDegrees, 0)}` : 'Wind', wind ? `${fixed(wind.speed, 1)} m/s` : UNKNOWN],
    ['To the Moon', tube && moon ? degrees(angleBetween(tube, moon), 0) : UNKNOWN],
  ];
  return (
    <div className="numbers">
      {numbers.map(([name, value]) => (
        <div key={name} className="el">
          <div className="lab el">{name}</div>
          <b className={`el ${value === UNKNOWN ? 'stale' : ''}`}>{value}</b>
        </div>
      ))}
    </div>
  );
}
