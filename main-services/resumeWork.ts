import type { ObservatorySky } from './astronomy/ObservatorySky.ts';
import type { Repositories } from './database/Repositories.ts';
import type { FscHandover } from './handover/FscHandover.ts';
import type { Conductor } from './majordome/buildConductor.ts';
import { recoverAfterCrash } from './majordome/recoverAfterCrash.ts';
import type { ImageRecord } from './model/image.ts';
import type { Log } from './model/log.ts';
import type { ObservatoryEvents } from './ObservatoryEvents.ts';
import type { Clock } from './supervision/Clock.ts';

/** More images than this do not wait for their analysis when the application ends: the queue of the analysis is as long. */
const LEFT_OVER_IMAGES = 64;

/**
 * Takes up what the application left when it ended, however it ended (build/decisions/0009-what-survives-a-restart.md): the night's
 * log, what was executing, images that nobody looked at, the night's planning.
 */
export async function resumeWork(options: {
  readonly repositories: Repositories;
  readonly conductor: Pick<Conductor, 'nightLog' | 'store' | 'runner'>;
  readonly sky: Pick<ObservatorySky, 'nightAt'>;
  readonly clock: Clock;
  readonly events: ObservatoryEvents;
  readonly handover: FscHandover;
  readonly analyse: (image: ImageRecord) => void;
  readonly announceRequests: () => void;
  readonly log: Log;
}): Promise<void> {
  const { repositories, conductor, sky, clock, events, handover, analyse, announceRequests, log } = options;
  const night = sky.nightAt(clock.now());
  await conductor.nightLog.load(night.sunset, clock.now());
  await recoverAfterCrash({
    requests: repositories.requests,
    images: repositories.images,
    store: conductor.store,
    runner: conductor.runner,
    log,
  });
  announceRequests();
  void handover.catchUp();
  for (const image of (await repositories.images.list(LEFT_OVER_IMAGES)).toReversed())
    if (image.medianCounts === null) analyse(image);
  const latest = await repositories.plannings.latest();
  if (latest && latest.nightDate === night.date) events.emit('planning', latest);
}
