import { AlpacaDome } from '../../../../devices/alpaca/AlpacaDome.ts';
import { AlpacaMount } from '../../../../devices/alpaca/AlpacaMount.ts';
import { ManualClock } from '../../../../main-services/supervision/ManualClock.ts';
import { AlpacaDomeDouble } from '../../../doubles/AlpacaDomeDouble.ts';
import { AlpacaServer } from '../../../doubles/AlpacaServer.ts';
import { AlpacaTelescopeDouble } from '../../../doubles/AlpacaTelescopeDouble.ts';
import type { AlpacaCoverDouble } from '../../../doubles/alpacaPartDoubles.ts';
import { onServer } from './onServer.ts';

/** Both generations of the interfaces: connected by and by and read at once, or connected in one call and read one by one. */
export const GENERATIONS = [
  ['of Platform 7', { telescope: 4, dome: 3 }],
  ['before it', { telescope: 3, dome: 2 }],
] as const;

export type MountAndDome = Awaited<ReturnType<typeof startMountAndDome>>;

/** A mount and a dome, connected to their devices on one server. */
export async function startMountAndDome(
  versions: { readonly telescope: number; readonly dome: number },
  lid: AlpacaCoverDouble | null = null,
) {
  const clock = new ManualClock();
  const telescope = new AlpacaTelescopeDouble(0, versions.telescope);
  const hood = new AlpacaDomeDouble(0, versions.dome);
  const server = new AlpacaServer(lid ? [telescope, hood, lid] : [telescope, hood]);
  await server.start();
  const mount = new AlpacaMount(onServer(server.port, clock, lid ? { cover: String(lid.number) } : {}));
  const dome = new AlpacaDome(onServer(server.port, clock));
  mount.connect();
  dome.connect();
  const end = async () => {
    await Promise.all([mount.disconnect(), dome.disconnect()]);
    await server.stop();
  };
  return { clock, telescope, hood, server, mount, dome, end };
}
