import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newVector } from '../../devices/indi/writeIndi.ts';
import { producedFiles } from './aNight.ts';
import { anIndiNight } from './anIndiNight.ts';

/** The shortest night of the year in Kiel: 56 minutes with the Sun 12° below the horizon. */
const MIDSUMMER = '2026-06-21';
const KIEL = {
  name: 'Kiel',
  latitudeDegrees: 54.33,
  longitudeDegrees: 10.12,
  elevationMetres: 30,
  timeZone: 'Europe/Berlin',
};
const MINUTE_MS = 60_000;
/** When it rains, from the beginning of the night, and how long it must have been dry before the dome opens again. */
const RAIN = { fromMs: 12 * MINUTE_MS, toMs: 14 * MINUTE_MS, holdOffMs: 8 * MINUTE_MS };

let data: string | undefined;
afterEach(async () => {
  if (data !== undefined) await rm(data, { recursive: true, force: true });
});

test('a whole night with every device on INDI: opens, observes, shuts for rain, opens again, is parked and shut at dawn', {
  timeout: 400_000,
}, async () => {
  data = await mkdtemp(join(tmpdir(), 'pyros-indi-night-'));
  const said: string[] = [];
  const { report, problems, tally } = await anIndiNight({
    data,
    site: KIEL,
    nightDate: MIDSUMMER,
    requests: [
      aRequest('M 13', 'AGN', 250.42, 36.46),
      aRequest('M 92', 'TDE', 259.28, 43.14),
      aRequest('NGC 6946', 'SN', 308.72, 60.15),
      aRequest('M 57', 'EXO', 283.4, 33.03),
    ],
    environment: { rain: { holdOffMs: RAIN.holdOffMs } },
    onLine: (line) => said.push(line),
    onReady: ({ night, clock, port }) => {
      clock.after(night.start + RAIN.fromMs - clock.now(), () => void rainOf(port, 5));
      clock.after(night.start + RAIN.toMs - clock.now(), () => void rainOf(port, 0));
    },
  });
  const tail = said.slice(-80).join('\n');
  expect(problems, tail).toEqual([]);
  expect(report.sequences.submitted).toBe(4);
  // The one that the rain interrupted is finished later: what is left of it is a sequence of its own.
  expect(report.sequences.completed, tail).toBeGreaterThanOrEqual(3);
  expect(report.sequences.rejected, tail).toBe(0);
  expect(report.final).toEqual({ dome: 'CLOSED', telescope: 'PARKED', mode: 'AUTO' });
  expect([...tally.troubles.values()], tail).toEqual([]);
  expect(said.filter((line) => line.includes('left out'))).toEqual([]);

  const start = Date.parse(report.night.start);
  const [closure, ...more] = report.environment.closures.filter(({ at }) => Date.parse(at) > start);
  expect(closure?.cause).toMatch(/rain/i);
  expect(more).toEqual([]);
  const shutAt = Date.parse(closure?.closedAt ?? '');
  expect(shutAt - start - RAIN.fromMs).toBeLessThan(2 * MINUTE_MS);
  expect(tally.minutesOpen).toBeGreaterThan(35);

  // The cameras' own time: theirs is ours.
  const exposed = [...tally.images.values()].filter(({ kind }) => kind === 'object').map(({ startedAt }) => startedAt);
  expect(Math.min(...exposed)).toBeGreaterThan(start);
  expect(Math.max(...exposed)).toBeLessThan(Date.parse(report.night.end));
  const dryAt = start + RAIN.toMs + RAIN.holdOffMs;
  expect(exposed.filter((at) => at > shutAt && at < dryAt)).toEqual([]);
  expect(exposed.filter((at) => at > dryAt).length).toBeGreaterThan(0);
  const { fits, temporary } = await producedFiles(data);
  expect(fits).toHaveLength(report.images);
  expect(temporary).toEqual([]);
});

/** An object with images of a minute through all filters of the albums, on both cameras. */
function aRequest(name: string, programme: string, ra: number, dec: number): string {
  const plan = (filter: string) => `<plan name="${filter}" filter="${filter}" exposure="60" count="2" dither="10"/>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
    <request name="${name}" user="observer" programme="${programme}" night="tonight" strategy="best-effort">
      <sequence name="${name}" ra="${ra}" dec="${dec}" priority="1" mandatory="no" report-nights="0" overhead="60"
        max-airmass="2.0" min-moon-distance="10" preferred="" delta-left="" delta-right="">
        <album detector="VIS">${plan('g')}${plan('r')}</album><album detector="NIR">${plan('J')}${plan('H')}</album>
      </sequence>
    </request>`;
}

/** Tells the weather simulator how much it rains, as INDI's own tool would. */
async function rainOf(port: number, millimetresPerHour: number): Promise<void> {
  const weather = 'Weather Simulator';
  const sky = { Weather: 0, Temperature: 15, Wind: 0, Gust: 0, Precip: millimetresPerHour };
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(newVector('Number', weather, 'WEATHER_CONTROL', sky));
  socket.write(newVector('Switch', weather, 'WEATHER_REFRESH', { REFRESH: true }));
  // Both are with the server once the end is out, and nothing is expected back.
  await new Promise<void>((resolve) => socket.end(() => resolve()));
  socket.destroy();
}
