import type { ImagePreview } from '../../electron/ipc/contract/monitoring.ts';

/** Draws 8-bit pixels between the theme's darkest and brightest image colour (`--img-lo`, `--img-hi`). */
export function paintPreview(canvas: HTMLCanvasElement, preview: ImagePreview): void {
  const { widthPixels: width, heightPixels: height } = preview;
  const context = canvas.getContext('2d');
  if (!context || width <= 0 || height <= 0) return;
  canvas.width = width;
  canvas.height = height;
  const low = colour('--img-lo', [0, 0, 0]);
  const high = colour('--img-hi', [255, 255, 255]);
  const bytes = atob(preview.base64);
  const image = context.createImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const share = (bytes.charCodeAt(pixel) || 0) / 255;
    for (let channel = 0; channel < 3; channel += 1) {
      const from = low[channel] ?? 0;
      image.data[pixel * 4 + channel] = from + ((high[channel] ?? 255) - from) * share;
    }
    image.data[pixel * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

function colour(token: string, otherwise: readonly number[]): readonly number[] {
  const parts = getComputedStyle(document.documentElement).getPropertyValue(token).split(',').map(Number);
  return parts.length === 3 && parts.every(Number.isFinite) ? parts : otherwise;
}
