/** An image as it comes: the API's arrays are [x][y], so column by column; here row by row from the bottom. */
export interface AlpacaImage {
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** 0 … 65535. */
  readonly pixels: Uint16Array;
}

/** What an image may be at most, from the camera's own size, so that nothing else is made room for. */
export interface ImageBounds {
  readonly mostWidth: number;
  readonly mostHeight: number;
}
