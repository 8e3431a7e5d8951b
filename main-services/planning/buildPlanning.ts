import type { ObservatorySky } from '../astronomy/ObservatorySky.ts';
import type { Repositories } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Site } from '../model/site.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import { InboxWatcher } from '../requests/InboxWatcher.ts';
import { RequestService } from '../requests/RequestService.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { TaskQueues } from '../supervision/TaskQueues.ts';
import { ConditionsWatch } from './ConditionsWatch.ts';
import { NightPreview } from './NightPreview.ts';
import { PlanningService } from './PlanningService.ts';
import { PlanningWorker } from './PlanningWorker.ts';
import type { Execution } from './planningMapping.ts';
import { RequestListing } from './RequestListing.ts';
import { WindowBook } from './WindowBook.ts';

/** Requests the console lists. */
const LISTED = 300;
/** Wall time in which a planning is improved: the certificate is within half a percent then (issue of the scheduler). */
const IMPROVE_MS = 1000;
/** A fast simulated night gets the same share of its own time, and at least this. */
const LEAST_IMPROVE_MS = 20;
/** Changes of a request after which the night is planned anew. */
const REPLANNING = new Set(['submitted', 'withdrawn', 'cancelled', 'extended']);

export interface PlanningParts {
  readonly planning: PlanningService;
  readonly preview: NightPreview;
  readonly planner: PlanningWorker;
  readonly requests: RequestService;
  readonly inbox: InboxWatcher;
  /** Tells the console the requests as they are now, or the one that changed; calls that come together become one. */
  announceRequests(requestId?: number): void;
}

/** Puts requests and planning together: every change of a request is told, and planned when it matters. */
export function buildPlanning(options: {
  clock: Clock;
  logFor: (agent: string) => Log;
  site: Site;
  /** What a planning is best by: class before class, or priority times time. */
  ranking: 'strict' | 'value';
  sky: ObservatorySky;
  repositories: Repositories;
  inboxDirectory: string;
  events: ObservatoryEvents;
  executing: () => Execution | null;
  tasks: TaskQueues;
}): PlanningParts {
  const { clock, logFor, site, sky, repositories, events } = options;
  const requestLog = logFor('Requests');
  const planner = new PlanningWorker();
  const conditions = new ConditionsWatch((trigger) => {
    const night = sky.calendar.nightToPlan(clock.now());
    if (clock.now() >= night.start) planning.replanSoon(trigger);
  });
  const shared = {
    records: repositories.planningRecords,
    plannings: repositories.plannings,
    users: repositories.users,
    windows: new WindowBook(site),
    ranking: options.ranking,
    planner,
    nights: sky.calendar,
    clock,
    executing: options.executing,
    lost: () => conditions.lost(clock.now()),
    improveForMs: Math.max(LEAST_IMPROVE_MS, Math.round(IMPROVE_MS / Math.max(1, clock.speed))),
  };
  const planning = new PlanningService({
    ...shared,
    inQueue: (name, work) => options.tasks.enqueue('scheduling', name, work).done,
    log: logFor('Scheduler'),
  });
  const preview = new NightPreview(shared);
  events.on('environment', (state) => conditions.setEnvironment(state, clock.now()));
  events.on('instruments', (state) => conditions.setInstruments(state, clock.now()));
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
  const listing = new RequestListing({
    requests: repositories.requests,
    limit: LISTED,
    changed: (list) => events.emit('requests', list),
    failed: (error) => requestLog.error(`requests could not be listed: ${String(error)}`),
  });
  const announceRequests = (requestId?: number) => listing.announce(requestId);
  requests.onChanged(({ kind, requestId, name }) => {
    announceRequests(requestId);
    if (REPLANNING.has(kind)) planning.replanSoon(`request ${requestId} '${name}' ${kind}`);
  });
  planning.onProgress((view) => events.emit('planner', view));
  planning.onPlanned((latest) => {
    events.emit('planning', latest);
    announceRequests();
  });
  return { planning, preview, planner, requests, inbox, announceRequests };
}
