/** A document as it goes over the wire: 4-byte big-endian length, then its bytes. */
export function encodeVtpFrame(document: Buffer | string): Buffer {
  const body = typeof document === 'string' ? Buffer.from(document, 'utf8') : document;
  const frame = Buffer.allocUnsafe(4 + body.length);
  frame.writeUInt32BE(body.length, 0);
  body.copy(frame, 4);
  return frame;
}
