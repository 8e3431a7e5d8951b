import { DeviceError, InvalidReply } from '../errors.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import { HttpExchanges } from '../transport/HttpExchanges.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type { AlpacaDeviceEntry, AlpacaServerEntry } from './AlpacaServerEntry.ts';
import { alpacaValue } from './alpacaAnswer.ts';
import { integerIn, textIn } from './alpacaFields.ts';
import type { AlpacaServerAddress } from './discoverAlpaca.ts';

const MOST_BYTES = 2 ** 20;
const MOST_DEVICES = 256;
/** The API's largest device number. */
const MOST_NUMBER = 2 ** 32 - 1;

/** Asks a server what it calls itself and which devices it has (the management API). Never throws a DeviceError: the entry says what failed. */
export async function askAlpacaServer(
  address: AlpacaServerAddress,
  timekeeper: Timekeeper,
): Promise<AlpacaServerEntry> {
  const device = `${address.host}:${address.port}`;
  const http = new HttpExchanges({ device, address, timekeeper });
  const ask = async (path: string, transaction: number): Promise<unknown> => {
    const question = `/management/v1/${path}?ClientID=1&ClientTransactionID=${transaction}`;
    const answer = await http.ask({ method: 'GET', path: question, timeoutMs: TIMEOUTS.order, mostBytes: MOST_BYTES });
    return alpacaValue({ device, what: path, transaction }, answer);
  };
  try {
    const devices = devicesOf(device, await ask('configureddevices', 1));
    // Some servers have no description, or a bare text in its place.
    const title = await ask('description', 2).then(titleOf, (error: unknown) => {
      if (error instanceof DeviceError) return '';
      throw error;
    });
    return { ...address, title, devices, fault: null };
  } catch (error) {
    if (!(error instanceof DeviceError)) throw error;
    return { ...address, title: '', devices: [], fault: error.message };
  } finally {
    http.stop();
  }
}

function titleOf(description: unknown): string {
  if (typeof description === 'string') return description;
  const name = (description as { ServerName?: unknown } | null)?.ServerName;
  return typeof name === 'string' ? name : '';
}

function devicesOf(server: string, value: unknown): readonly AlpacaDeviceEntry[] {
  if (!Array.isArray(value) || value.length > MOST_DEVICES)
    throw new InvalidReply(server, 'configureddevices is not a list of devices');
  return value.map((entry: Readonly<Record<string, unknown>> | null) => ({
    type: textIn(server, 'DeviceType', entry?.DeviceType).toLowerCase(),
    number: integerIn(server, 'DeviceNumber', entry?.DeviceNumber, 0, MOST_NUMBER),
    name: textIn(server, 'DeviceName', entry?.DeviceName),
    uniqueId: typeof entry?.UniqueID === 'string' ? entry.UniqueID : '',
  }));
}
