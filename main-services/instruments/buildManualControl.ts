import type { Devices } from '../../devices/createDevices.ts';
import { coordinateFrames } from '../astronomy/coordinateFrames.ts';
import { solarSystemBodies } from '../astronomy/solarSystemBodies.ts';
import { openCatalogue } from '../catalogue/openCatalogue.ts';
import { SkyNames } from '../catalogue/SkyNames.ts';
import type { InterlockLimits } from '../interlocks/limits.ts';
import type { Log } from '../model/log.ts';
import type { SkyNow } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { Instruments } from './buildInstruments.ts';
import { JogDesk } from './JogDesk.ts';
import { TargetAdvisor } from './TargetAdvisor.ts';
import { TelescopeByHand } from './TelescopeByHand.ts';

/** What only people at a console use of the instruments: keys, rates, names, and what to know before a slew. */
export function buildManualControl(options: {
  site: Site;
  clock: Clock;
  wall: Clock;
  sky: () => SkyNow;
  devices: Pick<Devices, 'telescope'>;
  instruments: Pick<Instruments, 'board' | 'desk' | 'checks' | 'telescope'>;
  limits: InterlockLimits;
  log: Log;
}) {
  const { site, clock, wall, sky, devices, instruments, limits, log } = options;
  const { board, desk, checks } = instruments;
  const axes = {
    mount: devices.telescope,
    poller: board.telescope,
    desk,
    checks,
    motion: instruments.telescope.motion,
    clock,
  };
  return {
    jogs: new JogDesk({ ...axes, wall, log }),
    byHand: new TelescopeByHand(axes),
    advisor: new TargetAdvisor({
      clock,
      latitudeDegrees: site.latitudeDegrees,
      frames: coordinateFrames(site),
      sky,
      checks,
      mount: () => board.telescope.status(),
      limits,
    }),
    skyNames: new SkyNames({ catalogue: openCatalogue, bodies: solarSystemBodies(site), now: () => clock.now() }),
  };
}
