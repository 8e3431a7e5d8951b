import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { degrees } from '../../format/angle.ts';
import { airMass, angleBetween, toHorizontal } from '../../sky/horizontal.ts';
import { moonPosition } from '../../sky/moonPosition.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { pointOnSky, useSkyState } from './skyState.ts';
import { skyTargets } from './skyTargets.ts';
import { useTonightPlanning } from './useTonightPlanning.ts';

/** Targets of tonight's planning, the highest first. */
export function TargetsPanel() {
  const site = useTopic('site');
  const planning = useTonightPlanning();
  const pointedId = useSkyState((state) => state.pointedId);
  const now = useNow();
  const targets = skyTargets(planning, pointedId);
  if (!site || targets.length === 0)
    return (
      <Panel>
        <EmptyState title="The targets of the planning will be here with their place on the sky.">
          They come with the first planning of the night (Schedule).
        </EmptyState>
      </Panel>
    );
  const moon = toHorizontal(moonPosition(now), now, site);
  const rows = targets
    .map((target) => {
      const direction = toHorizontal(target.place, now, site);
      const later = toHorizontal(target.place, now + 60_000, site);
      return { target, direction, rising: later.altitudeDegrees > direction.altitudeDegrees };
    })
    .sort((a, b) => b.direction.altitudeDegrees - a.direction.altitudeDegrees);
  const up = rows.filter((row) => row.direction.altitudeDegrees > 0).length;
  return (
    <Panel note={`${up} of ${rows.length} above the horizon`} scroll>
      <table>
        <thead>
          <tr>
            <th>Target</th>
            <th className="r">Altitude</th>
            <th className="r">Azimuth</th>
            <th className="r">Air mass</th>
            <th className="r">Moon</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ target, direction, rising }) => {
            const down = direction.altitudeDegrees <= 0;
            return (
              <tr
                key={target.id}
                className={`pick ${down ? 't3' : ''}`}
                aria-selected={target.pointed}
                onPointerEnter={() => pointOnSky(target.id)}
                onPointerLeave={() => pointOnSky(null)}
              >
                <td className={target.glyph === 'executing' ? 'b activity' : ''}>{target.name}</td>
                <td className="r">
                  {down ? 'below' : `${degrees(direction.altitudeDegrees, 1)} ${rising ? '↑' : '↓'}`}
                </td>
                <td className="r t2">{degrees(direction.azimuthDegrees, 1)}</td>
                <td className="r">{down ? '' : (airMass(direction.altitudeDegrees)?.toFixed(2) ?? '')}</td>
                <td className="r t2">{moon.altitudeDegrees > 0 ? degrees(angleBetween(direction, moon), 0) : 'set'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
