import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NightCalendar } from '../../main-services/astronomy/NightCalendar.ts';
import type { LogLine } from '../../main-services/model/log.ts';
import type { ObservationRequest } from '../../main-services/model/request.ts';
import type { ObservatoryEventMap } from '../../main-services/ObservatoryEvents.ts';
import { createObservatory, type Observatory } from '../../main-services/observatory.ts';
import { ScaledClock } from '../../main-services/supervision/ScaledClock.ts';
import { checkConfiguration } from '../../main-services/system/readConfiguration.ts';

export const NIGHT = '2026-12-15';
/** A moment of the night at which M 31 stands high, and hours of darkness are left. */
const INTO_NIGHT_MS = 30 * 60_000;
/** So long (wall clock) an expected event may take on a machine that is busy with other tests. */
const PATIENCE_MS = 90_000;

const EVENTS = [
  'environment',
  'instruments',
  'control',
  'majordome',
  'planning',
  'requests',
  'alerts',
  'agents',
  'alarms',
  'tasks',
  'nightlog',
  'command',
  'image',
  'nightEnded',
] as const satisfies readonly (keyof ObservatoryEventMap)[];

/** A whole observatory on simulator processes, in the middle of a clear night, with what a test needs around it. */
export interface ANight {
  readonly observatory: Observatory;
  readonly data: string;
  readonly lines: readonly LogLine[];
  /** Waits until something holds, looked at after every event and log line; answers what it found. */
  until<T>(what: string, found: () => T | null | undefined | false): Promise<T>;
  /** Starts it: time flows from here. */
  start(): Promise<void>;
  /** Puts a request into the planner's hands. */
  submit(xml: string): Promise<ObservationRequest>;
  /** The dome is open and a sequence exposes. */
  exposing(): Promise<void>;
  said(pattern: RegExp): LogLine | undefined;
  stop(): Promise<void>;
}

export interface ANightOptions {
  readonly speed?: number;
  readonly data?: string;
  /** From the beginning of the observing time; negative = before it. */
  readonly intoNightMs?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Builds the observatory, its clock still standing; the simulators run. */
export async function aNight({
  speed = 120,
  data,
  intoNightMs = INTO_NIGHT_MS,
  settings = {},
}: ANightOptions = {}): Promise<ANight> {
  const directory = data ?? (await mkdtemp(join(tmpdir(), 'pyros-faults-')));
  const configuration = checkConfiguration(directory, {
    simulation: { scenario: null, speed },
    console: { autoLogin: 'pyros' },
    ...settings,
  });
  const { start } = new NightCalendar(configuration.site).nightOf(NIGHT);
  const clock = new ScaledClock(start + intoNightMs, speed, { paused: true });
  const observatory = await createObservatory({
    configuration,
    clock,
    version: '0.0.0-test',
    scenarioOverNight: false,
    freePorts: true,
  });
  const lines: LogLine[] = [];
  const looks = new Set<() => void>();
  const look = () => {
    for (const each of looks) each();
  };
  observatory.logBook.listen((line) => {
    lines.push(line);
    look();
  });
  for (const event of EVENTS) observatory.events.on(event, look);

  const until = <T>(what: string, found: () => T | null | undefined | false): Promise<T> => {
    const asked = new Error(`it did not come to this: ${what}`);
    return new Promise<T>((resolve, reject) => {
      const settle = (act: () => void) => {
        looks.delete(check);
        clearTimeout(patience);
        act();
      };
      const check = () => {
        const value = found();
        if (value !== null && value !== undefined && value !== false) settle(() => resolve(value));
      };
      const patience = setTimeout(() => {
        const tail = lines.slice(-40).map(({ at, agent, message }) => `${utc(at)} ${agent}: ${message}`);
        asked.message += ` (it is ${utc(clock.now())})\n${tail.join('\n')}`;
        settle(() => reject(asked));
      }, PATIENCE_MS);
      looks.add(check);
      check();
    });
  };

  let stopped = false;
  return {
    observatory,
    data: directory,
    lines,
    until,
    async start() {
      clock.run();
      await observatory.start();
    },
    submit: (xml) => observatory.requests.importXml(xml, { submit: true }),
    async exposing() {
      await until('a sequence exposes', () =>
        observatory.view().execution?.detectors.some((detector) => detector.exposureStartedAt !== null),
      );
    },
    said: (pattern) => lines.find(({ message }) => pattern.test(message)),
    async stop() {
      if (stopped) return;
      stopped = true;
      await observatory.stop();
      clock.stop();
      if (data === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A request of M 31: `vis` and `nir` images of a minute each, one sequence for each name. */
export function aRequestXml({
  sequences = ['M 31'],
  vis = 3,
  nir = 3,
  seconds = 60,
}: {
  sequences?: readonly string[];
  vis?: number;
  nir?: number;
  seconds?: number;
} = {}): string {
  const album = (detector: string, filter: string, count: number) =>
    count === 0
      ? ''
      : `<album detector="${detector}"><plan name="${filter}" filter="${filter}" exposure="${seconds}" count="${count}" dither="0"/></album>`;
  const bodies = sequences.map(
    (name) =>
      `<sequence name="${name}" ra="10.6847" dec="41.2690" priority="1" mandatory="no" report-nights="0" overhead="60"
        max-airmass="2.0" min-moon-distance="10" preferred="" delta-left="" delta-right="">${album('VIS', 'r', vis)}${album('NIR', 'J', nir)}</sequence>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
    <request name="faults" user="observer" programme="AGN" night="tonight" strategy="best-effort">${bodies.join('')}</request>`;
}

/** Images and left-overs under PRODUCED_DATA. */
export async function producedFiles(data: string): Promise<{ fits: string[]; temporary: string[] }> {
  const files = await readdir(join(data, 'PRODUCED_DATA'), { recursive: true });
  return {
    fits: files.filter((file) => file.endsWith('.fits')),
    temporary: files.filter((file) => file.endsWith('.tmp')),
  };
}

function utc(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}
