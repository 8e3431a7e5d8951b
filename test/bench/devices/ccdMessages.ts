/** What the thread with the camera is started with. */
export interface CcdServerStart {
  /** Of its square detector. */
  readonly sidePixels: number;
  /** Letters of base64 a line; null = all in one. Both are sent by servers in use. */
  readonly lineLetters: number | null;
}

export type CcdServerSaid =
  | { readonly kind: 'listening'; readonly device: string; readonly port: number; readonly blobBytes: number }
  /** Just before the first byte of an image was handed to the socket; performance.timeOrigin + performance.now(). */
  | { readonly kind: 'sent'; readonly at: number };
