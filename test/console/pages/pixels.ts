import type { Page } from 'playwright-core';

/** The brightest green or blue (0 … 255) among everything a window shows now, measured in the window itself. */
export async function brightestGreenOrBlue(page: Page): Promise<number> {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('no drawing in this window');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let brightest = 0;
    for (let at = 0; at < data.length; at += 4) brightest = Math.max(brightest, data[at + 1] ?? 0, data[at + 2] ?? 0);
    return brightest;
  }, picture);
}
