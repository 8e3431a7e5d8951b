/** The weather as the sensors of a Vantage station find it; null = there is no such sensor, the console shows dashes. */
export interface DavisWeather {
  readonly temperatureCelsius: number | null;
  readonly humidityPercent: number | null;
  readonly pressureHectopascals: number;
  readonly windMetresPerSecond: number | null;
  readonly windDirectionDegrees: number | null;
  readonly rainMillimetresPerHour: number;
}

const PACKET_BYTES = 99;
/** Bytes of the packet that are 255 where a sensor is missing: extra temperatures, soil, leaves, humidities, UV. */
const MISSING = [
  [18, 41],
  [43, 44],
  [62, 70],
] as const;

/** A LOOP packet as the console sends it (Vantage serial protocol 2.6.1, X.1). */
export function writeLoop(weather: DavisWeather): Buffer {
  const packet = Buffer.alloc(PACKET_BYTES);
  packet.write('LOO', 0, 'latin1');
  for (const [from, to] of MISSING) packet.fill(0xff, from, to);
  packet.writeUInt16LE(Math.round((weather.pressureHectopascals / 33.8639) * 1000), 7);
  packet.writeInt16LE(685, 9);
  packet.writeUInt8(45, 11);
  packet.writeInt16LE(fahrenheitTenths(weather.temperatureCelsius), 12);
  const wind = weather.windMetresPerSecond === null ? 255 : Math.round(weather.windMetresPerSecond / 0.44704);
  packet.writeUInt8(wind, 14);
  packet.writeUInt8(wind, 15);
  packet.writeUInt16LE(weather.windDirectionDegrees === null ? 0 : weather.windDirectionDegrees || 360, 16);
  packet.writeUInt8(weather.humidityPercent ?? 255, 33);
  packet.writeUInt16LE(Math.round(weather.rainMillimetresPerHour / 0.254), 41);
  packet.writeUInt16LE(0x7fff, 44);
  packet.writeUInt16LE(0xffff, 48);
  packet.writeUInt16LE(800, 87);
  packet.write('\n\r', 95, 'latin1');
  packet.writeUInt16BE(checksum(packet.subarray(0, 97)), 97);
  return packet;
}

function fahrenheitTenths(celsius: number | null): number {
  return celsius === null ? 0x7fff : Math.round((celsius * 1.8 + 32) * 10);
}

/** CRC-CCITT, as in the manual. */
function checksum(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}
