import { useState } from 'react';
import { Drawing } from '../../components/Drawing.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { declination, rightAscension, separation } from '../../format/angle.ts';
import { type Horizontal, toEquatorial } from '../../sky/horizontal.ts';
import { observatoryNow } from '../../state/clock.ts';
import { readTopic, useTopicPart } from '../../state/topics.ts';
import { AxisTable } from './AxisTable.tsx';
import { GoTo } from './GoTo.tsx';
import { MountButtons } from './MountButtons.tsx';
import { Offset } from './Offset.tsx';
import { offTargetDegrees } from './offTarget.ts';
import { PointingMap } from './PointingMap.tsx';

export interface GoToTexts {
  readonly altitude: string;
  readonly azimuth: string;
  readonly rightAscension: string;
  readonly declination: string;
}

const EMPTY: GoToTexts = { altitude: '', azimuth: '', rightAscension: '', declination: '' };

/** The telescope by hand: where it points, where to send it, what it does. */
export function TelescopePanel() {
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const stale = useIsStale(mount?.at);
  const [texts, setTexts] = useState<GoToTexts>(EMPTY);
  const pick = (direction: Horizontal) => setTexts(textsFor(direction));
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
        {(width, height) => <PointingMap width={width} height={height} onPick={pick} />}
      </Drawing>
      <div className="commands">
        <GoTo texts={texts} onChange={setTexts} />
        <Offset />
        <MountButtons />
      </div>
      <AxisTable />
    </Panel>
  );
}

/** A direction as the four fields say it; the equatorial place is of this moment. */
function textsFor(direction: Horizontal): GoToTexts {
  const horizontal = { altitude: direction.altitudeDegrees.toFixed(2), azimuth: direction.azimuthDegrees.toFixed(2) };
  const site = readTopic('site');
  if (!site) return { ...EMPTY, ...horizontal };
  const place = toEquatorial(direction, observatoryNow(), site);
  return {
    ...horizontal,
    rightAscension: rightAscension(place.rightAscensionDegrees),
    declination: declination(place.declinationDegrees),
  };
}
