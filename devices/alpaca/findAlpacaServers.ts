import type { AlpacaServerEntry } from './AlpacaServerEntry.ts';
import { askAlpacaServer } from './askAlpacaServer.ts';
import { type DiscoveryOptions, discoverAlpaca } from './discoverAlpaca.ts';

/** The Alpaca servers of the networks of this computer, each with its devices, or with why they are not known. */
export async function findAlpacaServers(options: DiscoveryOptions): Promise<readonly AlpacaServerEntry[]> {
  const addresses = await discoverAlpaca(options);
  const entries = await Promise.all(addresses.map((address) => askAlpacaServer(address, options.timekeeper)));
  return entries.toSorted((one, other) => `${one.host}:${one.port}`.localeCompare(`${other.host}:${other.port}`));
}
