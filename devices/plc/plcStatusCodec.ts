import { InvalidReply } from '../errors.ts';
import type { AnswerElement } from '../transport/commands.ts';
import { excerpt } from '../transport/excerpt.ts';
import { parseInstant } from '../transport/parseInstant.ts';
import type { PlcDeviceReading, PlcStatus, PlcValue } from './Plc.ts';

/** The original's controller has a dozen devices of a dozen values; a list longer than this is not a status. */
const MOST_ENTRIES = 64;
const LONGEST_NAME = 64;
const LONGEST_REMARK = 200;
const NUMERIC = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Decodes the controller's STATUS element received at `at`. Tolerant in what does not mislead: unknown devices are kept, a value
 * that cannot be read is null, a missing `valid` is false. Where a reading could be attributed to the wrong sensor it is none.
 * @throws InvalidReply naming the path of what is wrong
 */
export function decodePlcStatus(device: string, element: AnswerElement, at: number): PlcStatus {
  const list = listAt(device, 'STATUS.device', element.device);
  const devices = list.map((entry, index) => readDevice(device, `STATUS.device[${index}]`, entry));
  refuseRepeated(device, 'STATUS.device', devices);
  return {
    at,
    reportedAt: typeof element.date === 'string' ? parseInstant(element.date) : null,
    from: remark(element.from),
    firmware: remark(element.version_firmware),
    site: remark(element.site),
    devices,
  };
}

function readDevice(device: string, path: string, entry: unknown): PlcDeviceReading {
  const fields = objectAt(device, path, entry);
  const list =
    fields.values === undefined || fields.values === null ? [] : listAt(device, `${path}.values`, fields.values);
  const values = list.map((value, index) => readValue(device, `${path}.values[${index}]`, value));
  refuseRepeated(device, `${path}.values`, values);
  return {
    name: nameAt(device, path, fields),
    type: remark(fields.type),
    serialNumber: remark(fields.serial_number),
    valid: fields.valid === 'yes',
    values,
  };
}

function readValue(device: string, path: string, entry: unknown): PlcValue {
  const fields = objectAt(device, path, entry);
  const unit = remark(fields.unit);
  return {
    name: nameAt(device, path, fields),
    value: readable(fields.value, unit),
    unit,
    comment: remark(fields.comment),
  };
}

/** A word where the unit says "string" (or says nothing and the word is no number in disguise), a finite number elsewhere. */
function readable(value: unknown, unit: string): number | string | null {
  const kind = unit.trim().toLowerCase();
  if (typeof value === 'number') return Number.isFinite(value) && kind !== 'string' ? value : null;
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_REMARK) return null;
  if (kind === 'string') return value;
  return kind === '' && !NUMERIC.test(value) ? value : null;
}

function listAt(device: string, path: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new InvalidReply(device, `${path} is not a list: ${shown(value)}`);
  if (value.length > MOST_ENTRIES) {
    throw new InvalidReply(device, `${path} has ${value.length} entries, more than ${MOST_ENTRIES}`);
  }
  return value;
}

function objectAt(device: string, path: string, value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new InvalidReply(device, `${path} is not an object: ${shown(value)}`);
}

function nameAt(device: string, path: string, fields: Fields): string {
  const { name } = fields;
  if (typeof name === 'string' && name !== '' && name.length <= LONGEST_NAME) return name;
  throw new InvalidReply(device, `${path}.name is not a name: ${shown(name)}`);
}

function refuseRepeated(device: string, path: string, entries: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const [index, { name }] of entries.entries()) {
    if (seen.has(name)) throw new InvalidReply(device, `${path}[${index}].name "${excerpt(name)}" is there twice`);
    seen.add(name);
  }
}

function remark(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST_REMARK) : '';
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : excerpt(JSON.stringify(value));
}
