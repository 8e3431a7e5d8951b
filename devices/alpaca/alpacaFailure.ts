import { type DeviceError, DeviceUnreachable, OperationAborted } from '../errors.ts';
import { excerpt } from '../transport/excerpt.ts';
import { AlpacaRefused } from './AlpacaRefused.ts';

/** The reserved error numbers (ASCOM Alpaca API Reference v12, "Error Numbers"). */
export const ALPACA_ERRORS = {
  notImplemented: 0x400,
  invalidValue: 0x401,
  valueNotSet: 0x402,
  notConnected: 0x407,
  parked: 0x408,
  slaved: 0x409,
  invalidOperation: 0x40b,
  actionNotImplemented: 0x40c,
  cancelled: 0x40e,
} as const;

const WORDS: ReadonlyMap<number, string> = new Map([
  [ALPACA_ERRORS.notImplemented, 'the device cannot'],
  [ALPACA_ERRORS.invalidValue, 'the device does not take this value'],
  [ALPACA_ERRORS.valueNotSet, 'the device has no value yet'],
  [ALPACA_ERRORS.parked, 'not while it is parked'],
  [ALPACA_ERRORS.slaved, 'not while it follows the telescope by itself'],
  [ALPACA_ERRORS.invalidOperation, 'not in the state in which the device is'],
  [ALPACA_ERRORS.actionNotImplemented, 'the device does not know this action'],
]);
/** HTTP statuses by which servers say that there is no such member: unknown path, unknown member, method not there. */
const ABSENT = [400, 404, 405, 501];
/** A proxy, or a server that starts or is overloaded, speaks for a device that it does not reach. */
const NOT_REACHED = [429, 502, 503, 504];

/** The failure that an ErrorNumber of a device is, by how the caller should react. */
export function alpacaFailure(device: string, what: string, errorNumber: number, message: string): DeviceError {
  const said = message === '' ? '' : `: ${excerpt(message)}`;
  if (errorNumber === ALPACA_ERRORS.notConnected)
    return new DeviceUnreachable(device, `the server has no connection to the device (${what})${said}`);
  if (errorNumber === ALPACA_ERRORS.cancelled) return new OperationAborted(device, `${what} was cancelled${said}`);
  const words = WORDS.get(errorNumber) ?? `the device failed with error 0x${errorNumber.toString(16)}`;
  const absent = errorNumber === ALPACA_ERRORS.notImplemented || errorNumber === ALPACA_ERRORS.actionNotImplemented;
  return new AlpacaRefused(device, `${what} refused, ${words}${said}`, { errorNumber, absent });
}

/** The failure that an answer with another HTTP status than 200 is; its body says why, in plain text. */
export function httpFailure(device: string, what: string, status: number, body: string): DeviceError {
  const said = body.trim() === '' ? '' : `: ${excerpt(body)}`;
  if (NOT_REACHED.includes(status)) return new DeviceUnreachable(device, `${what}: HTTP ${status}${said}`);
  const words = status >= 500 ? `the device's driver failed, HTTP ${status}` : `the server answers HTTP ${status}`;
  return new AlpacaRefused(device, `${what} refused, ${words}${said}`, {
    errorNumber: null,
    absent: ABSENT.includes(status),
  });
}
