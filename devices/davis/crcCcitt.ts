/** CRC-CCITT as Davis counts it (Vantage serial protocol 2.6.1, XII): 0x1021 from 0, most significant bit first. */
const POLYNOMIAL = 0x1021;

/** The checksum of bytes; over bytes with their own checksum behind them it is 0. */
export function crcCcitt(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? POLYNOMIAL : 0)) & 0xffff;
  }
  return crc;
}
