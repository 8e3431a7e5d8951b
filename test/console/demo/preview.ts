import type { ImagePreview } from '../../../electron/ipc/contract/monitoring.ts';
import type { ImageRecord } from '../../../main-services/model/image.ts';

/** A made-up star field with an asinh stretch: noise, stars of one FWHM, a source in the middle. */
export function demoPreview(image: ImageRecord, size: number): ImagePreview {
  let state = image.detector === 'VIS' ? 777 : 4242;
  const random = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const counts = new Float32Array(size * size).map(() => 3 + (random() + random() + random() - 1.5) * 3);
  const star = (x: number, y: number, flux: number) => {
    const reach = flux > 60 ? 30 : 12;
    for (let j = Math.max(0, Math.floor(y - reach)); j < Math.min(size, y + reach); j += 1)
      for (let i = Math.max(0, Math.floor(x - reach)); i < Math.min(size, x + reach); i += 1) {
        const index = j * size + i;
        counts[index] = (counts[index] ?? 0) + flux / (1 + ((i - x) ** 2 + (j - y) ** 2) / 4) ** 2.6;
      }
  };
  for (let k = 0; k < 150; k += 1) star(random() * size, random() * size, 5 * 10 ** (2.4 * random() ** 2.6));
  star(size * 0.5, size * 0.5, 180);
  const bytes = Uint8Array.from(counts, (value) =>
    Math.min(255, (255 * Math.asinh(Math.max(0, value) / 5)) / Math.asinh(84)),
  );
  const histogram = new Array<number>(64).fill(0);
  for (const byte of bytes) histogram[byte >> 2] = (histogram[byte >> 2] ?? 0) + 1;
  return {
    image,
    widthPixels: size,
    heightPixels: size,
    base64: Buffer.from(bytes).toString('base64'),
    blackCounts: 780,
    whiteCounts: 4120,
    histogram,
    header: [
      { keyword: 'SIMPLE', value: 'T', comment: 'conforms to FITS standard' },
      { keyword: 'BITPIX', value: '16', comment: 'array data type' },
      { keyword: 'NAXIS1', value: '4096', comment: 'pixels along a row' },
      { keyword: 'NAXIS2', value: '4096', comment: 'rows' },
      { keyword: 'OBJECT', value: image.requestName, comment: 'target' },
      {
        keyword: 'DATE-OBS',
        value: new Date(image.startedAt).toISOString().slice(0, 23),
        comment: 'UTC, exposure start',
      },
      { keyword: 'EXPTIME', value: String(image.exposureSeconds), comment: 'seconds' },
      { keyword: 'FILTER', value: image.filter, comment: '' },
      { keyword: 'RA', value: '69.5525', comment: 'degrees, J2000' },
      { keyword: 'DEC', value: '11.4103', comment: 'degrees, J2000' },
      { keyword: 'AIRMASS', value: '1.068', comment: 'at the middle of the exposure' },
      { keyword: 'TELESCOP', value: 'COLIBRI', comment: '' },
      { keyword: 'INSTRUME', value: image.detector === 'VIS' ? 'DDRAGO' : 'CAGIRE', comment: '' },
    ],
  };
}
