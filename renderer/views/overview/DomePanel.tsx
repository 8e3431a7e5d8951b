import { Drawing } from '../../components/Drawing.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { DomeFromAbove } from '../../drawing/DomeFromAbove.tsx';
import { DomeFromSide } from '../../drawing/DomeFromSide.tsx';
import { useDomeView } from '../../state/domeView.ts';
import { useTopicPart } from '../../state/topics.ts';
import { PointingNumbers } from './PointingNumbers.tsx';

/** Dome and telescope drawn from above and from the side, with the numbers that go with them. */
export function DomePanel() {
  const view = useDomeView();
  const dome = useTopicPart('instruments', (all) => all?.dome.status ?? null);
  const stale = useIsStale(dome?.at);
  const note = stale ? 'dome not read' : dome?.rotating ? 'dome turning' : (dome?.shutter.toLowerCase() ?? '');
  return (
    <Panel note={note}>
      <Drawing label="Dome and telescope from above and from the side">
        {(width, height) => {
          const side = width > 380;
          const middle = side ? Math.round(width * 0.28) : Math.round(width / 2);
          const radius = Math.max(24, Math.floor(Math.min(middle - 36, height / 2 - 30, side ? width * 0.215 : width)));
          const sideX = Math.round(width * 0.755);
          const sideRadius = Math.max(20, Math.floor(Math.min(width - sideX - 40, height * 0.42, width * 0.19)));
          return (
            <>
              <DomeFromAbove {...view} centre={[middle, Math.round(height / 2) + 2]} radius={radius} />
              <text x={12} y={18} className="faint">
                From above
              </text>
              {side ? (
                <>
                  <DomeFromSide
                    base={[sideX, Math.round(height / 2 + sideRadius * 0.46)]}
                    radius={sideRadius}
                    shutterPercent={view.shutterPercent}
                    altitudeDegrees={view.tube?.altitudeDegrees ?? null}
                  />
                  <text x={width - 12} y={18} textAnchor="end" className="faint">
                    From the side, along the slit
                  </text>
                </>
              ) : null}
            </>
          );
        }}
      </Drawing>
      <PointingNumbers />
    </Panel>
  );
}
