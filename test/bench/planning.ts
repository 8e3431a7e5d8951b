import { ListEncoding } from '../../electron/ipc/ListEncoding.ts';
import { NightCalendar } from '../../main-services/astronomy/NightCalendar.ts';
import { openDatabase } from '../../main-services/database/openDatabase.ts';
import type { Repositories } from '../../main-services/database/Repositories.ts';
import type { RequestDraft } from '../../main-services/model/requestDraft.ts';
import { SAN_PEDRO_MARTIR } from '../../main-services/model/site.ts';
import { nightFacts, questionOf } from '../../main-services/planning/nightFacts.ts';
import { planningOf } from '../../main-services/planning/planningMapping.ts';
import { WindowBook } from '../../main-services/planning/WindowBook.ts';
import { settleRequest } from '../../main-services/requests/settleRequest.ts';
import { plan } from '../../main-services/scheduler/plan.ts';
import type { Benchmark } from './Benchmark.ts';
import { type Figure, figureOf } from './Figure.ts';
import { percentile } from './percentile.ts';
import { inFolder } from './stage/inFolder.ts';

const NIGHT = '2026-12-15';
const REQUESTS = 250;
/** Requests that the console lists. */
const LISTED = 300;
const ROUNDS = 30;
const WARM_UP = 5;

/**
 * What surrounds the planner: 500 sequences from the database to its problem and back, and what windows are sent when an image
 * of one of 300 requests is taken.
 */
export const planning: Benchmark = (say) =>
  inFolder('planning', async (folder) => {
    const repositories = await openDatabase({ client: 'sqlite', file: `${folder}/bench.sqlite` });
    try {
      await fill(repositories, LISTED);
      say(`${2 * REQUESTS} sequences of ${REQUESTS} submitted requests`);
      return [...(await compilation(repositories)), ...(await payload(repositories))];
    } finally {
      await repositories.close();
    }
  });

async function compilation(repositories: Repositories): Promise<readonly Figure[]> {
  const site = SAN_PEDRO_MARTIR;
  const night = new NightCalendar(site).nightOf(NIGHT);
  const moment = { night, now: night.start, executing: null, lost: [] };
  const sources = { records: repositories.planningRecords, users: repositories.users, windows: new WindowBook(site) };
  const reading: number[] = [];
  const mapping: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const from = performance.now();
    const facts = await nightFacts(sources, moment);
    const read = performance.now();
    const { problem } = questionOf(facts, [], { planned: [], fingerprint: null }, 0);
    const mapped = performance.now();
    if (problem.sequences.length !== 2 * REQUESTS) throw new Error(`${problem.sequences.length} sequences were read`);
    if (round < WARM_UP) continue;
    reading.push(read - from);
    mapping.push(mapped - read);
  }
  const facts = await nightFacts(sources, moment);
  const result = plan(questionOf(facts, [], { planned: [], fingerprint: null }, 0).problem, {
    budget: { iterations: 0 },
  });
  const saving: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    await repositories.plannings.save(planningOf(result, [], { ...facts, before: [], trigger: 'bench' }));
    saving.push(performance.now() - from);
  }
  return [
    figureOf('planning.read-500.p50', percentile(reading, 50), 'ms', { atMost: 10 }, ROUNDS),
    figureOf('planning.map-500.p50', percentile(mapping, 50), 'ms', { atMost: 5 }, ROUNDS),
    figureOf('planning.save-500.p50', percentile(saving, 50), 'ms', { atMost: 60 }, ROUNDS),
  ];
}

async function payload(repositories: Repositories): Promise<readonly Figure[]> {
  const list = await repositories.requests.list(LISTED);
  const encoding = new ListEncoding();
  const whole = encoding.change(list).encoded?.length ?? 0;
  const [first] = list;
  const changed = list.map((one) => (one === first ? { ...one, name: 'with one more image' } : one));
  const costs: number[] = [];
  let patch = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    patch = encoding.change(round % 2 === 0 ? changed : list).encoded?.length ?? 0;
    costs.push(performance.now() - from);
  }
  return [
    {
      ...figureOf('planning.requests-pushed-per-image', patch / 1000, 'kB', { atMost: 10 }, ROUNDS),
      beside: { wholeListKilobytes: Math.round(whole / 1000), requests: list.length },
    },
    figureOf('planning.requests-encoded.p50', percentile(costs, 50), 'ms', { atMost: 1 }, ROUNDS),
  ];
}

async function fill(repositories: Repositories, count: number): Promise<void> {
  const calendar = new NightCalendar(SAN_PEDRO_MARTIR);
  const context = { site: SAN_PEDRO_MARTIR, tonight: NIGHT, nightOf: (date: string) => calendar.nightOf(date) };
  for (let i = 0; i < count; i++) {
    const { id } = await repositories.requests.create(
      settleRequest(aRequest(i), context),
      calendar.nightOf(NIGHT).start,
    );
    if (i < REQUESTS) await repositories.requests.setSubmitted(id, true);
  }
}

function aRequest(i: number): RequestDraft {
  const plans = ['g', 'r', 'i', 'z'].map((filter) => ({
    name: `${filter} 4 x 60 s`,
    filter,
    exposureSeconds: 60,
    imageCount: 4,
    ditherArcseconds: 5,
  }));
  const sequence = (k: number) => ({
    name: `target ${i}.${k}`,
    // Spread over what is up in a December night at San Pedro Mártir.
    rightAscensionDegrees: (i * 37 + k * 11) % 240,
    declinationDegrees: ((i * 17) % 60) - 5,
    priorityOffset: (i % 11) - 5,
    overheadSeconds: 60,
    durationSeconds: null,
    windows: null,
    preferredAt: null,
    mayMoveEarlierSeconds: 86_400,
    mayMoveLaterSeconds: 86_400,
    mandatory: false,
    reportNights: 0,
    minimumMoonDistanceDegrees: 30,
    maximumAirmass: 2,
    albums: [{ detector: 'VIS' as const, plans }],
  });
  return {
    name: `request ${i}`,
    userName: 'observer',
    programmeName: 'AGN',
    isAlert: false,
    nightDate: NIGHT,
    allOrNothing: false,
    sequences: [sequence(0), sequence(1)],
  };
}
