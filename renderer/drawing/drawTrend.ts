import type uPlot from 'uplot';
import type { TrendLimit } from './TrendSeries.ts';
import { besideEachOther, gridTimes } from './trendScale.ts';

export interface TrendScene {
  readonly limits: readonly TrendLimit[];
  readonly marks: readonly number[];
  /** The instant looked at in the past; null while nothing is chosen. */
  readonly chosen: number | null;
  readonly from: number;
  readonly to: number;
  readonly atLeast: readonly [number, number];
}

type Colour = (token: string) => string;

const LIMIT_COLOURS = { secures: 'danger', holds: 'attention', opens: 'text-3' } as const;
const LIMIT_DASHES = { secures: [], holds: [6, 3], opens: [2, 4] } as const;
/** Line height of the words in the gutter. */
const WORD_PIXELS = 13;
/** In a plot lower than this the words of "opens" are left out: the dotted line says enough. */
const ROOM_FOR_OPENS_PIXELS = 76;

/** Grid and the hatched ground beyond limits that close, before the lines are drawn. */
export function drawBehind(plot: uPlot, scene: TrendScene, colour: Colour): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = pixels(1);
  ctx.strokeStyle = colour('line');
  for (const at of gridTimes(scene.from, scene.to)) vertical(plot, at);
  for (const limit of scene.limits) {
    if (!limit.hatched || !limit.inScale) continue;
    const y = plot.valToPos(limit.value, 'y', true);
    const top = limit.side === 'above' ? bbox.top : y;
    const bottom = limit.side === 'above' ? y : bbox.top + bbox.height;
    hatch(ctx, bbox.left, top, bbox.width, bottom - top, colour('danger-fill'));
  }
  ctx.restore();
}

/** Limits with their words in the gutter, marked instants, and the one looked at, over the lines. */
export function drawInFront(plot: uPlot, scene: TrendScene, colour: Colour, gutter: number): void {
  const { ctx, bbox } = plot;
  ctx.save();
  for (const limit of scene.limits) {
    if (!limit.inScale) continue;
    const y = Math.round(plot.valToPos(limit.value, 'y', true)) + 0.5;
    ctx.strokeStyle = colour(LIMIT_COLOURS[limit.kind]);
    ctx.lineWidth = pixels(limit.hatched ? 1.5 : 1);
    ctx.setLineDash(LIMIT_DASHES[limit.kind].map(pixels));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  if (gutter >= 40) drawWords(plot, scene, colour);
  ctx.strokeStyle = colour('danger');
  ctx.lineWidth = pixels(1);
  ctx.setLineDash([pixels(1), pixels(2)]);
  for (const at of scene.marks) if (at > scene.from && at < scene.to) vertical(plot, at);
  if (scene.chosen !== null) {
    ctx.setLineDash([]);
    ctx.lineWidth = pixels(2);
    ctx.strokeStyle = colour('stale');
    vertical(plot, scene.chosen);
  }
  ctx.restore();
}

function drawWords(plot: uPlot, { limits }: TrendScene, colour: Colour): void {
  const { ctx, bbox } = plot;
  const step = pixels(WORD_PIXELS);
  const bottom = bbox.top + bbox.height;
  const roomy = bbox.height >= pixels(ROOM_FOR_OPENS_PIXELS);
  const told = limits
    .filter(({ kind }) => roomy || kind !== 'opens')
    .sort((a, b) => b.value - a.value)
    .map((limit) => ({ limit, at: Math.min(bottom, Math.max(bbox.top, plot.valToPos(limit.value, 'y', true))) }));
  const places = besideEachOther(
    told.map(({ at }) => at),
    step,
    bbox.top + step / 2,
    bottom - step / 2,
  );
  ctx.font = `${pixels(11)}px Inter, "DejaVu Sans Condensed", sans-serif`;
  ctx.textBaseline = 'middle';
  told.forEach(({ limit }, index) => {
    ctx.fillStyle = colour(LIMIT_COLOURS[limit.kind]);
    const arrow = limit.inScale ? '' : limit.side === 'above' ? '\u2191 ' : '\u2193 ';
    ctx.fillText(`${arrow}${limit.words}`, bbox.left + bbox.width + pixels(6), places[index] ?? 0);
  });
}

/** A thin line at zero where there were readings, so that "no rain" and "no reading" do not look the same. */
export function drawReadings(plot: uPlot, colour: Colour): void {
  const { ctx, bbox, data } = plot;
  const times = data[0];
  const y = bbox.top + bbox.height - pixels(1);
  ctx.save();
  ctx.strokeStyle = colour('plot-2');
  ctx.lineWidth = pixels(1);
  ctx.beginPath();
  let drawing = false;
  data[3]?.forEach((value, index) => {
    const x = plot.valToPos(times[index] ?? 0, 'x', true);
    if (value != null) {
      if (drawing) ctx.lineTo(x, y);
      else ctx.moveTo(x, y);
    }
    drawing = value != null;
  });
  ctx.stroke();
  ctx.restore();
}

function vertical(plot: uPlot, at: number): void {
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(at, 'x', true)) + 0.5;
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
}

function hatch(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  style: string,
): void {
  if (height <= 0) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, width, height);
  ctx.clip();
  ctx.strokeStyle = style;
  ctx.lineWidth = pixels(3);
  const gap = pixels(8.5);
  ctx.beginPath();
  for (let start = x - height; start < x + width; start += gap) {
    ctx.moveTo(start, y + height);
    ctx.lineTo(start + height, y);
  }
  ctx.stroke();
  ctx.restore();
}

function pixels(cssPixels: number): number {
  return cssPixels * devicePixelRatio;
}
