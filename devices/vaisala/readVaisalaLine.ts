import { vaisalaCrc } from './vaisalaCrc.ts';
import { VAISALA_QUANTITIES } from './vaisalaQuantities.ts';

type Quantity = (typeof VAISALA_QUANTITIES)[string]['quantity'];

/** A line of the transmitter, understood. */
export type VaisalaLine =
  | {
      readonly kind: 'measurement';
      readonly address: string;
      /** 1 wind, 2 air, 3 rain, 5 its own state, 0 composite, '' all. */
      readonly message: string;
      readonly checked: boolean;
      /** Null = the transmitter marks the measurement as invalid, or it is one that no sensor can make. */
      readonly values: ReadonlyMap<Quantity, number | null>;
    }
  | { readonly kind: 'refusal'; readonly address: string; readonly why: string }
  | { readonly kind: 'malformed'; readonly why: string };

const MEASUREMENT = /^([0-9A-Za-z])([Rr])([0-5]?),(.+)$/;
const REFUSAL = /^([0-9A-Za-z])[Tt][Xx],(.+)$/;
const FIELD = /^([A-Z][a-z])=(-?\d+(?:\.\d+)?)([A-Za-z#])$/;
/** Texts, not measurements. */
const TEXT_FIELD = /^Id=/;
const CRC_CHARACTERS = 3;

/** Reads a line without its end. Order and presence of the fields are a setting of the transmitter, so they are read by key. */
export function readVaisalaLine(line: string): VaisalaLine {
  const refusal = REFUSAL.exec(line);
  if (refusal !== null) return { kind: 'refusal', address: refusal[1] ?? '', why: refusal[2] ?? '' };
  const match = MEASUREMENT.exec(line);
  if (match === null) return { kind: 'malformed', why: 'it is no message of a WXT520' };
  const [, address = '', letter, message = '', tail = ''] = match;
  const checked = letter === 'r';
  if (checked && vaisalaCrc(line.slice(0, -CRC_CHARACTERS)) !== line.slice(-CRC_CHARACTERS))
    return { kind: 'malformed', why: 'its checksum is wrong' };
  const values = new Map<Quantity, number | null>();
  for (const field of (checked ? tail.slice(0, -CRC_CHARACTERS) : tail).split(',')) {
    if (TEXT_FIELD.test(field)) continue;
    const [, key = '', digits, unit = ''] = FIELD.exec(field) ?? [];
    if (digits === undefined) return { kind: 'malformed', why: `"${field}" is no measurement` };
    const known = Object.hasOwn(VAISALA_QUANTITIES, key) ? VAISALA_QUANTITIES[key] : undefined;
    if (known === undefined) continue;
    if (values.has(known.quantity)) return { kind: 'malformed', why: `it says ${key} twice` };
    if (unit === '#') values.set(known.quantity, null);
    else {
      const convert = Object.hasOwn(known.units, unit) ? known.units[unit] : undefined;
      if (convert === undefined) return { kind: 'malformed', why: `${key} is not measured in "${unit}"` };
      const value = convert(Number(digits));
      values.set(known.quantity, value >= known.from && value <= known.to ? value : null);
    }
  }
  return { kind: 'measurement', address, message, checked, values };
}
