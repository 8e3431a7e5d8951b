/** Counts of an image, row by row from the bottom left; not finite = no value there. */
export interface Picture {
  readonly widthPixels: number;
  readonly heightPixels: number;
  readonly pixels: Uint16Array | Float32Array;
}
