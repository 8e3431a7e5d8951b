import { clippedStatistics } from './clippedStatistics.ts';
import type { Picture } from './Picture.ts';

/** Side of a cell: many times a star, small against the gradients of the Moon and of twilight (as SExtractor's BACK_SIZE 64). */
const CELL_PIXELS = 64;

/** The sky under the stars. */
export interface Background {
  /** Clipped median of the whole picture. */
  readonly medianCounts: number;
  /** Noise of the sky, typical of the cells. */
  readonly sigmaCounts: number;
  /** Sky at a pixel, interpolated between cells. */
  at(x: number, y: number): number;
}

/** Measures the sky in cells, each by its sigma-clipped median. */
export function measureBackground(picture: Picture): Background {
  const { widthPixels, heightPixels } = picture;
  const columns = Math.max(1, Math.round(widthPixels / CELL_PIXELS));
  const rows = Math.max(1, Math.round(heightPixels / CELL_PIXELS));
  const medians = new Float64Array(columns * rows);
  const sigmas = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = clippedStatistics(cellValues(picture, column, row, columns, rows));
      medians[row * columns + column] = cell.median;
      sigmas[row * columns + column] = cell.sigma;
    }
  }
  const interpolate = (x: number, y: number) => {
    const u = clamp(((x + 0.5) * columns) / widthPixels - 0.5, columns - 1);
    const v = clamp(((y + 0.5) * rows) / heightPixels - 0.5, rows - 1);
    const [column, row] = [
      Math.min(Math.floor(u), Math.max(0, columns - 2)),
      Math.min(Math.floor(v), Math.max(0, rows - 2)),
    ];
    const cell = (dx: number, dy: number) =>
      medians[Math.min(row + dy, rows - 1) * columns + Math.min(column + dx, columns - 1)] as number;
    const [fx, fy] = [u - column, v - row];
    return (cell(0, 0) * (1 - fx) + cell(1, 0) * fx) * (1 - fy) + (cell(0, 1) * (1 - fx) + cell(1, 1) * fx) * fy;
  };
  return {
    medianCounts: clippedStatistics(medians).median,
    sigmaCounts: clippedStatistics(sigmas).median,
    at: interpolate,
  };
}

function cellValues(picture: Picture, column: number, row: number, columns: number, rows: number): Float64Array {
  const { pixels, widthPixels, heightPixels } = picture;
  const values: number[] = [];
  const [fromX, toX] = [
    Math.floor((column * widthPixels) / columns),
    Math.floor(((column + 1) * widthPixels) / columns),
  ];
  const [fromY, toY] = [Math.floor((row * heightPixels) / rows), Math.floor(((row + 1) * heightPixels) / rows)];
  for (let y = fromY; y < toY; y++) {
    for (let x = fromX; x < toX; x++) {
      const counts = pixels[y * widthPixels + x] as number;
      if (Number.isFinite(counts)) values.push(counts);
    }
  }
  return Float64Array.from(values);
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
