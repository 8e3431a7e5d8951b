import type { Alert } from '../../../main-services/model/alert.ts';
import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { type SkyCircle, SkyMap } from '../../drawing/SkyMap.tsx';
import { degrees } from '../../format/angle.ts';
import { toHorizontal } from '../../sky/horizontal.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useSkyMap } from '../sky/useSkyMap.ts';
import { useBursts, useChosenAlert } from './alertChoice.ts';

const MARGIN = 26;

/** Where the burst stands now, with its path for the next hours. */
export function AlertMapPanel() {
  const alert = useChosenAlert();
  const bursts = useBursts();
  const site = useTopic('site');
  const fromServices = useSkyMap();
  const now = useNow();
  const { rightAscensionDegrees, declinationDegrees } = alert ?? {};
  if (!alert || !site || rightAscensionDegrees == null || declinationDegrees == null)
    return (
      <Panel>
        <EmptyState title="The place of the burst on the sky will be here.">
          {alert ? 'No notice has brought a position yet.' : 'It is drawn when a notice brings a position.'}
        </EmptyState>
      </Panel>
    );
  const place = { rightAscensionDegrees, declinationDegrees };
  const circles = circlesOf(alert, bursts, now);
  const direction = toHorizontal(place, now, site);
  const up = direction.altitudeDegrees > 0;
  const note = up
    ? `altitude ${degrees(direction.altitudeDegrees, 0)}, azimuth ${degrees(direction.azimuthDegrees, 0)}, path of the next 4 h`
    : 'below the horizon now';
  return (
    <Panel note={note}>
      <Drawing label={`${alert.name} on the sky: ${note}`}>
        {(width, height) => (
          <SkyMap
            disc={{
              centre: [width / 2, height / 2],
              radius: Math.max(30, Math.min(width, height) / 2 - MARGIN),
              fromBelow: false,
            }}
            site={site}
            at={now}
            {...fromServices}
            targets={[{ id: alert.id, name: alert.name, place, glyph: 'executing', isAlert: true, pointed: false }]}
            circles={circles}
          />
        )}
      </Drawing>
    </Panel>
  );
}

/** Bursts of a day ago and older are no longer followed. */
const SHOWN_FOR_MS = 24 * 3_600_000;
const MOST_CIRCLES = 12;

/** The error circle of the burst looked at, and of those of the last day that are still to be observed. */
function circlesOf(alert: Alert, bursts: readonly Alert[], now: number): readonly SkyCircle[] {
  const others = bursts.filter(
    ({ id, retracted, createdAt, decision }) =>
      id !== alert.id &&
      !retracted &&
      now - createdAt < SHOWN_FOR_MS &&
      (decision === 'observe' || decision === 'later' || decision === 'ask'),
  );
  return [alert, ...others.slice(0, MOST_CIRCLES)].flatMap((one) => {
    const { rightAscensionDegrees, declinationDegrees, errorDegrees } = one;
    if (rightAscensionDegrees === null || declinationDegrees === null) return [];
    return [
      {
        name: `${one.id} ${one.name}`,
        place: { rightAscensionDegrees, declinationDegrees },
        radiusDegrees: errorDegrees ?? 0,
      },
    ];
  });
}
