import type { ObservatorySky } from '../astronomy/ObservatorySky.ts';
import type { Repositories } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Site } from '../model/site.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import { InboxWatcher } from '../requests/InboxWatcher.ts';
import { RequestService } from '../requests/RequestService.ts';
import type { Clock } from '../supervision/Clock.ts';
import { PlanningService } from './PlanningService.ts';
import { PlanningWorker } from './PlanningWorker.ts';
import type { Execution } from './planningProblem.ts';

/** Requests the console lists. */
const LISTED = 300;
/** Changes of a request after which the night is planned anew. */
const REPLANNING = new Set(['submitted', 'withdrawn', 'cancelled', 'extended']);

export interface PlanningParts {
  readonly planning: PlanningService;
  readonly planner: PlanningWorker;
  readonly requests: RequestService;
  readonly inbox: InboxWatcher;
  /** Tells the console the requests as they are now; calls that come together become one. */
  announceRequests(): void;
}

/** Puts requests and planning together: every change of a request is told, and planned when it matters. */
export function buildPlanning(options: {
  clock: Clock;
  logFor: (agent: string) => Log;
  site: Site;
  sky: ObservatorySky;
  repositories: Repositories;
  inboxDirectory: string;
  events: ObservatoryEvents;
  executing: () => Execution | null;
}): PlanningParts {
  const { clock, logFor, site, sky, repositories, events } = options;
  const requestLog = logFor('Requests');
  const planner = new PlanningWorker();
  const planning = new PlanningService({
    requests: repositories.requests,
    plannings: repositories.plannings,
    users: repositories.users,
    planner,
    nights: sky.calendar,
    site,
    clock,
    log: logFor('Scheduler'),
    executing: options.executing,
  });
  const requests = new RequestService({
    requests: repositories.requests,
    users: repositories.users,
    nights: sky.calendar,
    site,
    clock,
    log: requestLog,
  });
  const inbox = new InboxWatcher({
    directory: options.inboxDirectory,
    importXml: (xml, how) => requests.importXml(xml, how),
    clock,
    log: requestLog,
  });
  let announcing = false;
  const announceRequests = () => {
    if (announcing) return;
    announcing = true;
    setImmediate(() => {
      announcing = false;
      repositories.requests.list(LISTED).then(
        (list) => events.emit('requests', list),
        (error: unknown) => requestLog.error(`requests could not be listed: ${String(error)}`),
      );
    });
  };
  requests.onChanged(({ kind, requestId, name }) => {
    announceRequests();
    if (REPLANNING.has(kind)) planning.replanSoon(`request ${requestId} '${name}' ${kind}`);
  });
  planning.onPlanned((latest) => {
    events.emit('planning', latest);
    announceRequests();
  });
  return { planning, planner, requests, inbox, announceRequests };
}
