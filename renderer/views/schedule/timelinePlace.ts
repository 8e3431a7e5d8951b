/** Where things stand in the timeline's drawing, pixels. */
export interface TimelinePlace {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Height of the axis words below. */
  readonly bottom: number;
  /** Altitude 0°. */
  readonly groundY: number;
  readonly previousY: number;
  readonly lostY: number;
  readonly thinHeight: number;
  readonly laneY: number;
  readonly laneHeight: number;
  readonly local: boolean;
  readonly x: (at: number) => number;
  readonly y: (altitudeDegrees: number) => number;
}

const LEFT = 76;
const RIGHT = 44;
const TOP = 20;
const GAP = 4;

/** Lays the timeline out for the pixels it has: curves above, lanes below, local time where there is room for it. */
export function timelinePlace(width: number, height: number, range: { start: number; end: number }): TimelinePlace {
  const local = height > 320;
  const bottom = local ? 36 : 20;
  const laneHeight = local ? 28 : 22;
  const thinHeight = local ? 16 : 14;
  const previousY = height - bottom - laneHeight - 2 * (thinHeight + GAP);
  const laneY = previousY + thinHeight + GAP;
  const lostY = laneY + laneHeight + GAP;
  const groundY = previousY - 10;
  const across = (width - LEFT - RIGHT) / (range.end - range.start);
  return {
    width,
    height,
    left: LEFT,
    right: width - RIGHT,
    top: TOP,
    bottom,
    groundY,
    previousY,
    laneY,
    lostY,
    thinHeight,
    laneHeight,
    local,
    x: (at) => Math.round(LEFT + across * (at - range.start)),
    y: (altitude) => Math.round((groundY - ((groundY - TOP) * altitude) / 90) * 10) / 10,
  };
}
