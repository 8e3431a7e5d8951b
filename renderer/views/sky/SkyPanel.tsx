import type { MouseEvent } from 'react';
import type { Alert } from '../../../main-services/model/alert.ts';
import { Drawing } from '../../components/Drawing.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { type SkyCircle, SkyMap } from '../../drawing/SkyMap.tsx';
import { utcTime } from '../../format/time.ts';
import { type AllSky, directionAt } from '../../sky/allSky.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useUi } from '../../state/ui.ts';
import { pickTarget } from '../telescope/targetState.ts';
import { pointOnSky, useSkyState } from './skyState.ts';
import { skyTargets } from './skyTargets.ts';
import { useSkyMap } from './useSkyMap.ts';
import { useTonightPlanning } from './useTonightPlanning.ts';

const ORIENTATIONS = [
  { value: false, text: 'East right' },
  { value: true, text: 'East left' },
] as const;
const MARGIN = 34;

/** The whole sky now: where everything stands and where the telescope looks. */
export function SkyPanel() {
  const site = useTopic('site');
  const sky = useTopic('sky');
  const tonight = useTonightPlanning();
  const alerts = useTopic('alerts') ?? [];
  const { pointedId, fromBelow } = useSkyState();
  const fromServices = useSkyMap();
  const now = useNow();
  if (!site || !sky)
    return (
      <Panel>
        <EmptyState title="Stars, targets, telescope, dome slit, Moon and Sun on one map of the whole sky will be here.">
          It appears when the services tell the time and the place.
        </EmptyState>
      </Panel>
    );
  const unread = [
    fromServices.telescope ? null : 'telescope not read',
    fromServices.slit ? null : 'dome not read',
  ].filter(Boolean);
  return (
    <Panel note={`at ${utcTime(now)} UTC${unread.length > 0 ? `, ${unread.join(', ')}` : ''}`}>
      <Drawing label="Map of the whole sky: zenith in the middle, horizon at the edge, north up" interactive>
        {(width, height) => {
          const radius = Math.max(40, Math.min(width, height) / 2 - MARGIN);
          const disc: AllSky = { centre: [width / 2, height / 2], radius, fromBelow };
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut with the mouse; the fields of the telescope view do the same by keyboard
            <g onDoubleClick={(event) => takeAsTarget(event, disc)}>
              <SkyMap
                disc={disc}
                site={site}
                at={now}
                {...fromServices}
                targets={skyTargets(tonight, pointedId)}
                circles={burstCircles(alerts)}
                large
                onPoint={pointOnSky}
              />
            </g>
          );
        }}
      </Drawing>
      <div className="sky-legend">
        <SegmentedControl
          label="Orientation of the map"
          options={ORIENTATIONS}
          value={fromBelow}
          onChange={(value) => useSkyState.setState({ fromBelow: value })}
        />
        <ul className="lab">
          <li>
            <i className="key done" /> observed
          </li>
          <li>
            <i className="key executing" /> executing
          </li>
          <li>
            <i className="key planned" /> planned
          </li>
          <li>
            <i className="key slit" /> dome slit
          </li>
          <li>
            <i className="key burst" /> burst, error circle
          </li>
          <li className="only-wide">double click: target for the telescope</li>
          <li className="only-wide">dashed: path of the next 4 h</li>
        </ul>
      </div>
      {sky.sunAltitudeDegrees > 0 ? (
        <div className="sky-warning attention">The Sun is up: the hatched 45° around it are forbidden.</div>
      ) : null}
    </Panel>
  );
}

/** A double click fills the fields of the telescope view and shows it; there Go is held. */
function takeAsTarget(event: MouseEvent<SVGGElement>, disc: AllSky): void {
  const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
  const direction = box ? directionAt(disc, event.clientX - box.left, event.clientY - box.top) : null;
  if (!direction) return;
  pickTarget(direction);
  useUi.getState().show('telescope');
}

/** Bursts with a position that are not withdrawn. */
function burstCircles(alerts: readonly Alert[]): readonly SkyCircle[] {
  return alerts.flatMap((alert) => {
    const { rightAscensionDegrees, declinationDegrees, retracted } = alert;
    if (retracted || rightAscensionDegrees === null || declinationDegrees === null) return [];
    return [
      {
        name: alert.name,
        place: { rightAscensionDegrees, declinationDegrees },
        radiusDegrees: alert.errorDegrees ?? 0,
      },
    ];
  });
}
