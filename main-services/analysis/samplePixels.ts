import type { Picture } from './Picture.ts';

/** About `wanted` finite pixels spread evenly over the picture, sorted by counts. */
export function samplePixels(picture: Picture, wanted: number): Float64Array {
  const { pixels, widthPixels, heightPixels } = picture;
  // A step in each direction instead of along the rows: a regular step over rows would look at a few columns only.
  const step = Math.max(1, Math.floor(Math.sqrt((widthPixels * heightPixels) / wanted)));
  const sample: number[] = [];
  for (let y = step >> 1; y < heightPixels; y += step) {
    for (let x = step >> 1; x < widthPixels; x += step) {
      const counts = pixels[y * widthPixels + x] as number;
      if (Number.isFinite(counts)) sample.push(counts);
    }
  }
  return Float64Array.from(sample).sort();
}
