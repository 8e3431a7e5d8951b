import type { Repositories } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Night } from '../model/night.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import type { PlanningService } from '../planning/PlanningService.ts';
import type { Conductor } from './buildConductor.ts';

/** More requests than a night can hold. */
const MOST = 10_000;

/**
 * After the closing at dawn: what was not observed is settled (put off, or rejected with its reason), finished requests lose
 * `_active`, calibrations are taken behind the shut dome.
 */
export async function endNight(options: {
  night: Night;
  repositories: Repositories;
  planning: Pick<PlanningService, 'closeNight'>;
  conductor: Pick<Conductor, 'runner' | 'calibrations' | 'store'>;
  events: ObservatoryEvents;
  log: Log;
}): Promise<void> {
  const { night, repositories, conductor, events, log } = options;
  await options.planning.closeNight(night);
  for (const request of await repositories.requests.list(MOST)) {
    if (!request.submitted || request.nightDate !== night.date) continue;
    if (request.sequences.some(({ status }) => status === 'TOBEPLANNED')) continue;
    await repositories.requests.setComplete(request.id, true);
    await conductor.store.finish(request);
  }
  await conductor.calibrations.take(night.date);
  log.info(`the night of ${night.date} is over`);
  events.emit('nightEnded', night);
}
