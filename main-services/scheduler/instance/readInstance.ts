import { InvalidProblem } from '../InvalidProblem.ts';
import {
  INSTANCE_SCHEMA,
  type Instance,
  type InstanceOverhead,
  type InstancePlace,
  type InstanceProgramme,
  type InstanceSequence,
} from './Instance.ts';
import { Reading } from './Reading.ts';

/** Priorities are 1 to 100 in the published instances; programme offsets and alerts may exceed that. */
const HIGHEST_PRIORITY = 1e6;

/**
 * A problem out of parsed JSON in the format "sched-bench/1".
 * @throws InvalidProblem naming every field that is wrong, and the sequence it belongs to
 */
export function readInstance(json: unknown): Instance {
  const reading = new Reading();
  const root = reading.object(json, 'the instance');
  if (root === null) throw new InvalidProblem(reading.faults);
  reading.oneOf(root.schema, [INSTANCE_SCHEMA], 'schema');
  if (root.timeUnit !== undefined) reading.oneOf(root.timeUnit, ['minute'], 'timeUnit');
  const horizon = reading.span(root.horizon, 'horizon');
  const overhead = readOverhead(root.overhead, reading);
  const nights = reading.list(root.nights, 'nights', true).map((night, i) => reading.span(night, `nights[${i}]`));
  const sequences = reading
    .list(root.sequences, 'sequences', false)
    .map((one, i) => readSequence(one, i, overhead.model === 'slew', reading));
  const instance: Instance = {
    name: reading.optionalText(root.name, 'name') ?? '',
    horizon,
    nights: root.nights === undefined || root.nights === null ? [horizon] : nights,
    lost: reading.list(root.lost, 'lost', true).map((lost, i) => reading.span(lost, `lost[${i}]`)),
    overhead,
    objective: reading.oneOf(root.objective, ['priorityTime', 'priority'], 'objective'),
    programmes: readProgrammes(root.programmes, sequences, reading),
    sequences,
    requests: readRequests(root.requests, reading),
    now: root.now === undefined || root.now === null ? null : reading.number(root.now, 'now'),
    locked: readPlaces(root.locked, 'locked', reading),
    previousPlan: readPlaces(root.previousPlan, 'previousPlan', reading),
  };
  checkReferences(instance, reading);
  if (reading.faults.length > 0) throw new InvalidProblem(reading.faults);
  return instance;
}

function readOverhead(value: unknown, reading: Reading): InstanceOverhead {
  const overhead = reading.object(value, 'overhead');
  const none = { model: 'constant', minutes: 0 } as const;
  if (overhead === null) return none;
  const model = reading.oneOf(overhead.model, ['constant', 'slew'], 'overhead.model');
  if (model === 'constant')
    return { model, minutes: reading.number(overhead.minutes, 'overhead.minutes', { atLeast: 0 }) };
  return {
    model,
    base: reading.number(overhead.base, 'overhead.base', { atLeast: 0 }),
    degPerMinute: reading.positive(overhead.degPerMinute, 'overhead.degPerMinute', 'a speed'),
  };
}

/** Without a list of programmes, every one that a sequence names is there and has no quota. */
function readProgrammes(
  value: unknown,
  sequences: readonly InstanceSequence[],
  reading: Reading,
): readonly InstanceProgramme[] {
  if (value === undefined || value === null)
    return [...new Set(sequences.map(({ programme }) => programme))].map((id) => ({ id, class: 'C', quota: null }));
  return reading.list(value, 'programmes', false).map((one, i) => {
    const programme = reading.object(one, `programmes[${i}]`) ?? {};
    const id = reading.text(programme.id, `programmes[${i}] id`);
    const where = `programme '${id}'`;
    const { quota } = programme;
    return {
      id,
      class: programme.class === undefined ? 'C' : reading.oneOf(programme.class, ['A', 'B', 'C'], `${where}: class`),
      quota: quota === undefined || quota === null ? null : reading.number(quota, `${where}: quota`, { atLeast: 0 }),
    };
  });
}

function readSequence(value: unknown, index: number, slews: boolean, reading: Reading): InstanceSequence {
  const sequence = reading.object(value, `sequences[${index}]`) ?? {};
  const id = reading.text(sequence.id, `sequences[${index}] id`);
  const where = id === '' ? `sequences[${index}]` : `sequence '${id}'`;
  const { tPreferred, alert, ra, dec } = sequence;
  const preferred =
    tPreferred === undefined || tPreferred === null ? -1 : reading.number(tPreferred, `${where}: tPreferred`);
  if (alert !== undefined && typeof alert !== 'boolean') reading.fault(`${where}: alert must be true or false`);
  return {
    id,
    programme: reading.text(sequence.programme, `${where}: programme`),
    priority: reading.number(sequence.priority, `${where}: priority`, { atLeast: 0, atMost: HIGHEST_PRIORITY }),
    duration: reading.positive(sequence.duration, `${where}: duration`, 'a number of minutes'),
    windows: reading
      .list(sequence.windows, `${where}: windows`, false)
      .map((window, i) => reading.span(window, `${where}: windows[${i}]`)),
    tPreferred: preferred < 0 ? null : preferred,
    ra: ra === undefined && !slews ? 0 : reading.number(ra, `${where}: ra`, { atLeast: -360, atMost: 360 }),
    dec: dec === undefined && !slews ? 0 : reading.number(dec, `${where}: dec`, { atLeast: -90, atMost: 90 }),
    request: reading.optionalText(sequence.request, `${where}: request`),
    alert: alert === true,
  };
}

/** Of a request only the rule counts: if any member is planned, all mandatory ones are. Its strategy is that rule's name. */
function readRequests(value: unknown, reading: Reading): Instance['requests'] {
  return reading.list(value, 'requests', true).map((one, i) => {
    const request = reading.object(one, `requests[${i}]`) ?? {};
    const id = reading.text(request.id, `requests[${i}] id`);
    const where = `request '${id}'`;
    reading.optionalText(request.strategy, `${where}: strategy`);
    const mandatory = reading.list(request.mandatory, `${where}: mandatory`, true);
    return { id, mandatory: mandatory.map((member, k) => reading.text(member, `${where}: mandatory[${k}]`)) };
  });
}

function readPlaces(value: unknown, what: string, reading: Reading): readonly InstancePlace[] {
  return reading.list(value, what, true).map((one, i) => {
    const place = reading.object(one, `${what}[${i}]`) ?? {};
    const id = reading.text(place.id, `${what}[${i}] id`);
    return { id, tsp: reading.number(place.tsp, `${what} '${id}': tsp`) };
  });
}

function checkReferences({ programmes, sequences, requests, locked }: Instance, reading: Reading): void {
  const knownProgrammes = unique(programmes, 'programme', reading);
  const knownRequests = unique(requests, 'request', reading);
  const known = unique(sequences, 'sequence', reading);
  unique(locked, 'locked sequence', reading);
  for (const { id, programme, request } of sequences) {
    if (programme !== '' && !knownProgrammes.has(programme))
      reading.fault(`sequence '${id}': programme '${programme}' is not among the programmes`);
    if (request !== null && !knownRequests.has(request))
      reading.fault(`sequence '${id}': request '${request}' is not among the requests`);
  }
  const requestOf = new Map(sequences.map(({ id, request }) => [id, request]));
  for (const { id, mandatory } of requests) {
    for (const member of mandatory) {
      if (requestOf.get(member) !== id)
        reading.fault(`request '${id}': mandatory sequence '${member}' is not one of its sequences`);
    }
  }
  for (const { id } of locked) if (!known.has(id)) reading.fault(`locked sequence '${id}' is not among the sequences`);
}

function unique(owners: readonly { readonly id: string }[], what: string, reading: Reading): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const { id } of owners) {
    if (id !== '' && seen.has(id)) reading.fault(`${what} '${id}' appears twice: every id must be given once`);
    seen.add(id);
  }
  return seen;
}
