import type { Mount } from '../../devices/mount/Mount.ts';
import type { MountAbilities } from '../model/operations.ts';

/** Which of the optional parts a mount has. */
export function mountAbilities(mount: Mount): MountAbilities {
  return {
    unpark: mount.unpark !== undefined,
    home: mount.home !== undefined,
    sync: mount.sync !== undefined,
    jogRates: mount.jogging?.rates ?? [],
    trackingRates: mount.trackingRates?.rates ?? [],
  };
}
