import type uPlot from 'uplot';
import type { TrendLimit } from './TrendSeries.ts';
import { gridTimes } from './trendScale.ts';

export interface TrendScene {
  readonly limits: readonly TrendLimit[];
  readonly marks: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly atLeast: readonly [number, number];
}

type Colour = (token: string) => string;

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
    if (!limit.closes) continue;
    const y = plot.valToPos(limit.value, 'y', true);
    const top = limit.side === 'above' ? bbox.top : y;
    const bottom = limit.side === 'above' ? y : bbox.top + bbox.height;
    hatch(ctx, bbox.left, top, bbox.width, bottom - top, colour('danger-fill'));
  }
  ctx.restore();
}

/** Limits with their words in the gutter, and marked instants, over the lines. */
export function drawInFront(plot: uPlot, scene: TrendScene, colour: Colour, gutter: number): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.font = `${pixels(11)}px Inter, "DejaVu Sans Condensed", sans-serif`;
  ctx.textBaseline = 'middle';
  let lastY = Number.NEGATIVE_INFINITY;
  const ordered = [...scene.limits].sort((a, b) => b.value - a.value);
  for (const limit of ordered) {
    const y = Math.round(plot.valToPos(limit.value, 'y', true)) + 0.5;
    ctx.strokeStyle = colour(limit.closes ? 'danger' : 'plot-2');
    ctx.lineWidth = pixels(limit.closes ? 1.5 : 1);
    ctx.setLineDash(limit.closes ? [] : [pixels(2), pixels(4)]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    if (gutter < 40) continue;
    const textY = Math.max(y, lastY + pixels(13));
    lastY = textY;
    ctx.fillStyle = colour(limit.closes ? 'danger' : 'text-3');
    ctx.fillText(limit.words, bbox.left + bbox.width + pixels(6), Math.min(textY, bbox.top + bbox.height - pixels(6)));
  }
  ctx.strokeStyle = colour('danger');
  ctx.lineWidth = pixels(1);
  ctx.setLineDash([pixels(1), pixels(2)]);
  for (const at of scene.marks) if (at > scene.from && at < scene.to) vertical(plot, at);
  ctx.restore();
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
  data[1]?.forEach((value, index) => {
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
