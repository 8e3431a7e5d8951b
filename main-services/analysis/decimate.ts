import type { Picture } from './Picture.ts';

/**
 * Makes a picture small enough for `size` × `size`, each new pixel the mean of the finite ones it replaces; smaller pictures stay as they
 * are. Row 0 of the result is the TOP row, as screens have it.
 */
export function decimate(picture: Picture, size: number): Picture {
  const { widthPixels, heightPixels, pixels } = picture;
  const scale = Math.max(1, widthPixels / size, heightPixels / size);
  const width = Math.max(1, Math.round(widthPixels / scale));
  const height = Math.max(1, Math.round(heightPixels / scale));
  const small = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const fromY = Math.floor((row * heightPixels) / height);
    const toY = Math.max(fromY + 1, Math.floor(((row + 1) * heightPixels) / height));
    for (let column = 0; column < width; column++) {
      const fromX = Math.floor((column * widthPixels) / width);
      const toX = Math.max(fromX + 1, Math.floor(((column + 1) * widthPixels) / width));
      let [sum, count] = [0, 0];
      for (let y = fromY; y < toY; y++) {
        for (let x = fromX; x < toX; x++) {
          const counts = pixels[y * widthPixels + x] as number;
          if (!Number.isFinite(counts)) continue;
          sum += counts;
          count++;
        }
      }
      small[(height - 1 - row) * width + column] = count === 0 ? Number.NaN : sum / count;
    }
  }
  return { widthPixels: width, heightPixels: height, pixels: small };
}
