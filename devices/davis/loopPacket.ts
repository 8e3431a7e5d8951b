import { InvalidReply } from '../errors.ts';
import { crcCcitt } from './crcCcitt.ts';

export const LOOP_BYTES = 99;
const LOOP_TYPE = 0;
/** Missing values ("dashed" on the console): Vantage serial protocol 2.6.1, X.1. */
const NO_TEMPERATURE = 0x7fff;
const NO_BYTE = 0xff;
const NO_WORD = 0xffff;
const METRES_PER_SECOND_PER_MPH = 0.44704;
const HECTOPASCALS_PER_INCH = 33.8639;
/** What the sensors can measure (Vantage Pro2 specifications, rounded outwards): beyond it, they are broken. */
const COLDEST_CELSIUS = -65;
const HOTTEST_CELSIUS = 70;
const BAROMETER_INCHES = { from: 15, to: 35 };
const FASTEST_CLICKS_PER_HOUR = 10_000;

/** What a LOOP packet says of the weather outside; null = the console shows dashes, or the sensor cannot mean it. */
export interface LoopPacket {
  readonly temperatureCelsius: number | null;
  readonly humidityPercent: number | null;
  /** As the console shows it: reduced to the sea by the elevation that is set in it. */
  readonly barometerHectopascals: number | null;
  readonly windMetresPerSecond: number | null;
  readonly windDirectionDegrees: number | null;
  /** Tips of the collector's spoon, extrapolated to an hour. */
  readonly rainClicksPerHour: number | null;
}

/**
 * Decodes the 99 bytes of a LOOP packet.
 * @throws InvalidReply saying what is wrong with them
 */
export function decodeLoopPacket(device: string, bytes: Uint8Array): LoopPacket {
  const fault = faultOf(bytes);
  if (fault !== null) throw new InvalidReply(device, `LOOP: ${fault}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const temperature = view.getInt16(12, true);
  const direction = view.getUint16(16, true);
  const clicks = view.getUint16(41, true);
  const inches = view.getUint16(7, true) / 1000;
  const celsius = (temperature / 10 - 32) / 1.8;
  const humidity = view.getUint8(33);
  const wind = view.getUint8(14);
  return {
    temperatureCelsius:
      temperature === NO_TEMPERATURE || celsius < COLDEST_CELSIUS || celsius > HOTTEST_CELSIUS ? null : celsius,
    humidityPercent: humidity > 100 ? null : humidity,
    barometerHectopascals:
      inches < BAROMETER_INCHES.from || inches > BAROMETER_INCHES.to ? null : inches * HECTOPASCALS_PER_INCH,
    windMetresPerSecond: wind === NO_BYTE ? null : wind * METRES_PER_SECOND_PER_MPH,
    // 360 is north; 0 is none.
    windDirectionDegrees: direction === 0 || direction > 360 ? null : direction % 360,
    rainClicksPerHour: clicks === NO_WORD || clicks > FASTEST_CLICKS_PER_HOUR ? null : clicks,
  };
}

function faultOf(bytes: Uint8Array): string | null {
  if (bytes.length !== LOOP_BYTES) return `${bytes.length} bytes are no packet of ${LOOP_BYTES}`;
  if (bytes[0] !== 0x4c || bytes[1] !== 0x4f || bytes[2] !== 0x4f) return 'the packet does not begin with "LOO"';
  if (crcCcitt(bytes) !== 0) return 'the checksum of the packet is wrong';
  if (bytes[4] !== LOOP_TYPE) return `the packet is of the kind ${bytes[4]}, not LOOP`;
  return null;
}
