import type { InstanceFile, InstanceFileSequence } from './InstanceFile.ts';
import { seeded } from './seeded.ts';

/** The kinds of the published samples. Their originals are not public: these follow what the samples show. */
export const KINDS = {
  n020: { count: 20 },
  n100: { count: 100 },
  n500: { count: 500 },
  n2000: { count: 2000 },
  n10000: { count: 10_000 },
  /** Quotas that fill less than two thirds of the night. */
  tight100: { count: 100, quotaShare: 0.6 },
  tight500: { count: 500, quotaShare: 0.6 },
  free500: { count: 500, quotaShare: null },
  /** Sum of priorities. */
  priority500: { count: 500, objective: 'priority' },
  slew100: { count: 100, slew: true },
  slew500: { count: 500, slew: true },
  groups200: { count: 200, groups: 34 },
  /** Two or more windows each. */
  windows500: { count: 500, severalWindows: true },
  week1000: { count: 1000, nights: 7 },
  shift: { count: 80, adversarial: 'shift' },
  blockers: { count: 200, adversarial: 'blockers' },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

interface Kind {
  readonly count: number;
  readonly nights?: number;
  readonly quotaShare?: number | null;
  readonly objective?: 'priority';
  readonly slew?: boolean;
  readonly groups?: number;
  readonly severalWindows?: boolean;
  readonly adversarial?: 'shift' | 'blockers';
}

const NIGHT_MINUTES = 600;
const DAY_MINUTES = 1440;
/** Shares of the night each programme of the samples may use, and its share of the sequences. */
const PROGRAMMES = [
  { id: 'A1', class: 'A', quota: 0.28, share: 0.14 },
  { id: 'A2', class: 'A', quota: 0.22, share: 0.17 },
  { id: 'B1', class: 'B', quota: 0.22, share: 0.19 },
  { id: 'B2', class: 'B', quota: 0.16, share: 0.14 },
  { id: 'C1', class: 'C', quota: 0.12, share: 0.2 },
  { id: 'C2', class: 'C', quota: 0.1, share: 0.16 },
] as const;
const QUOTAS_TOGETHER = 1.1;

/** A problem of a kind; the same name and seed give the same problem. */
export function inventInstance(name: KindName, seed: number): InstanceFile {
  const kind: Kind = KINDS[name];
  const random = seeded(seed * 7919 + name.length * 104_729 + kind.count);
  const nights = Array.from({ length: kind.nights ?? 1 }, (_, night): readonly [number, number] => [
    night * DAY_MINUTES,
    night * DAY_MINUTES + NIGHT_MINUTES,
  ]);
  const observing = nights.length * NIGHT_MINUTES;
  const share = kind.quotaShare === undefined ? QUOTAS_TOGETHER : kind.quotaShare;
  const base: Omit<InstanceFile, 'programmes' | 'sequences'> = {
    schema: 'sched-bench/1',
    name: `${name}-${seed}`,
    timeUnit: 'minute',
    epochJD: 2459594.625,
    site: { name: 'San Pedro Martir', lat: 31.0442, lon: -115.4637, height: 2800 },
    horizon: { start: 0, end: nights.at(-1)?.[1] ?? NIGHT_MINUTES },
    nights,
    overhead: kind.slew ? { model: 'slew', base: 1, degPerMinute: 30 } : { model: 'constant', minutes: 1 },
    objective: kind.objective ?? 'priorityTime',
    requests: [],
  };
  if (kind.adversarial !== undefined) {
    return {
      ...base,
      overhead: { model: 'constant', minutes: kind.adversarial === 'shift' ? 2 : 1 },
      objective: kind.adversarial === 'blockers' ? 'priority' : 'priorityTime',
      programmes: [{ id: 'A1', class: 'A', quota: null }],
      sequences: kind.adversarial === 'shift' ? shiftChains(random) : blockers(random, kind.count),
    };
  }
  const sequences = Array.from({ length: kind.count }, (_, i) => ordinary(i, kind, nights, random));
  const { grouped, requests } = group(sequences, kind.groups ?? 0, random);
  return {
    ...base,
    programmes: PROGRAMMES.map(({ id, class: letter, quota }) => ({
      id,
      class: letter,
      quota: share === null ? null : Math.round((quota / QUOTAS_TOGETHER) * share * observing),
    })),
    requests,
    sequences: grouped,
  };
}

function ordinary(
  i: number,
  kind: Kind,
  nights: readonly (readonly [number, number])[],
  random: () => number,
): InstanceFileSequence {
  const shortest = kind.count <= 20 ? 12 : 1;
  const duration = Math.floor(shortest * (60 / shortest) ** random());
  const rightAscension = random() * 360;
  const declination = -20 + random() * 88;
  const windows: [number, number][] = [];
  for (const [start, end] of nights) {
    const transit = start + ((((rightAscension * 4 - start * 0.0027) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES);
    const half = 130 + Math.max(0, declination + 20) * 4.5;
    for (const centre of [transit - DAY_MINUTES, transit]) {
      const window: [number, number] = [
        Math.max(start, Math.round(centre - half)),
        Math.min(end, Math.round(centre + half)),
      ];
      if (window[1] - window[0] >= duration) windows.push(window);
    }
  }
  if (windows.length === 0) {
    const start = nights[0]?.[0] ?? 0;
    windows.push([start, start + Math.max(duration, 60 + Math.floor(random() * 300))]);
  }
  // A third is bound to a short time within what is visible.
  let chosen = windows;
  if (random() < 0.33) {
    const [start, end] = windows[Math.floor(random() * windows.length)] as [number, number];
    const length = Math.min(end - start, duration + 2 + Math.floor(random() * 50));
    const from = start + Math.floor(random() * (end - start - length + 1));
    chosen = [[from, from + length]];
  } else if (kind.severalWindows) chosen = windows.flatMap((window) => split(window, duration, random));
  const [first, last] = chosen[0] as [number, number];
  return {
    id: `s${String(i + 1).padStart(kind.count > 9999 ? 5 : 4, '0')}`,
    programme: pickProgramme(random()),
    priority: 1 + Math.floor(random() * 100),
    duration,
    windows: chosen,
    tPreferred: random() < 0.67 ? first + Math.floor(random() * (last - first)) : -1,
    ra: Number(rightAscension.toFixed(6)),
    dec: Number(declination.toFixed(6)),
  };
}

function split([start, end]: readonly [number, number], duration: number, random: () => number): [number, number][] {
  const middle = start + Math.floor((end - start) * (0.3 + 0.4 * random()));
  const parts: [number, number][] = [
    [start, middle - 10],
    [middle + 10, end],
  ];
  const long = parts.filter(([from, to]) => to - from >= duration);
  return long.length > 0 ? long : [[start, end]];
}

function pickProgramme(dice: number): string {
  let sum = 0;
  for (const { id, share } of PROGRAMMES) {
    sum += share;
    if (dice < sum) return id;
  }
  return 'C2';
}

/** Requests of two to four sequences of one programme: half all or nothing, half with one that must be there. */
function group(sequences: InstanceFileSequence[], count: number, random: () => number) {
  const requests: { id: string; strategy: string; mandatory: string[] }[] = [];
  const grouped = [...sequences];
  let next = 0;
  for (let r = 0; r < count; r++) {
    const id = `r${String(r + 1).padStart(3, '0')}`;
    const size = 2 + Math.floor(random() * 3);
    const programme = grouped[next]?.programme;
    const members: number[] = [];
    for (let i = next; i < grouped.length && members.length < size; i++) {
      if (grouped[i]?.programme === programme && grouped[i]?.request === undefined) members.push(i);
    }
    for (const i of members) grouped[i] = { ...(grouped[i] as InstanceFileSequence), request: id };
    const ids = members.map((i) => grouped[i]?.id ?? '');
    const isAll = random() < 0.5;
    requests.push({
      id,
      strategy: isAll ? 'allOrNothing' : 'mandatoryFirst',
      mandatory: isAll ? ids : ids.slice(0, 1),
    });
    while (grouped[next]?.request !== undefined) next++;
  }
  return { grouped, requests };
}

/** Preferred times collide all along, and the long ones fit only when whole chains of short ones move aside. */
function shiftChains(random: () => number): InstanceFileSequence[] {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const sequences: InstanceFileSequence[] = [];
  for (let k = 0; k < 40; k++) {
    const duration = between(8, 16);
    const centre = 12 + k * 14.5;
    const windows: [number, number][] = [
      [Math.max(0, Math.round(centre - duration / 2 - 16)), Math.min(600, Math.round(centre + duration / 2 + 16))],
    ];
    const priority = 100 - ((k * 7) % 60);
    sequences.push({
      ...plain(`m${String(k).padStart(3, '0')}`, random),
      priority,
      duration,
      windows,
      tPreferred: Math.round(centre),
    });
    const long = between(11, 39);
    const middle = between(20, 580);
    const around: [number, number][] = [
      [Math.max(0, middle - Math.ceil(long / 2) - 10), Math.min(600, middle + Math.ceil(long / 2) + 10)],
    ];
    sequences.push({
      ...plain(`n${String(k).padStart(3, '0')}`, random),
      priority: between(31, 62),
      duration: long,
      windows: around,
      tPreferred: middle,
    });
  }
  return sequences;
}

/** A few long sequences of the highest priority, each in the way of many short ones that are worth more together. */
function blockers(random: () => number, count: number): InstanceFileSequence[] {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return Array.from({ length: count }, (_, i) => {
    const isBlocker = i % 10 === 0;
    const duration = isBlocker ? between(60, 110) : between(4, 12);
    const start = between(0, 600 - duration - 20);
    return {
      ...plain(`s${String(i + 1).padStart(4, '0')}`, random),
      priority: isBlocker ? between(95, 100) : between(50, 94),
      duration,
      windows: [[start, start + duration + between(1, 20)]] as const,
      tPreferred: -1,
    };
  });
}

function plain(id: string, random: () => number) {
  return { id, programme: 'A1', ra: Math.floor(random() * 360), dec: Math.floor(random() * 80) - 20 };
}
