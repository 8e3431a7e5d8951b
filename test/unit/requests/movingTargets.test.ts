import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import type { TargetMotion } from '../../../main-services/model/targetMotion.ts';
import { checkMotion } from '../../../main-services/requests/checkMotion.ts';
import { RequestRefused } from '../../../main-services/requests/RequestRefused.ts';
import { RequestService } from '../../../main-services/requests/RequestService.ts';
import { readRequestXml } from '../../../main-services/requests/readRequestXml.ts';
import { writeRequestXml } from '../../../main-services/requests/writeRequestXml.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryRequests, InMemoryUsers } from '../../doubles/InMemoryRepositories.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const TONIGHT = '2026-12-15';
const LINE1 = '1 25544U 98067A   14020.93268519  .00009878  00000-0  18200-3 0  5082';
const LINE2 = '2 25544  51.6498 109.4756 0003572  55.9686 274.8005 15.49815350868473';

function xml(target: string, place = ''): string {
  return `<request name="r" user="observer" programme="AGN" night="tonight">
    <sequence name="s" ${place} filler="yes" max-moon-light="35" max-airmass="2" min-moon-distance="10">
      ${target}
      <album detector="VIS"><plan name="p" filter="r" exposure="10" count="1"/></album>
    </sequence></request>`;
}

function motionOf(target: string): TargetMotion | undefined {
  return readRequestXml(xml(target), TONIGHT).sequences[0]?.motion;
}

function refusal(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof RequestRefused) return error.problems;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('a sequence with a <target>', () => {
  it('names a planet, elements or the two lines of a satellite', () => {
    expect(motionOf('<target body="Mars"/>')).toEqual({ kind: 'planet', name: 'Mars' });
    expect(motionOf(`<target line1="${LINE1}" line2="${LINE2}"/>`)).toEqual({
      kind: 'satellite',
      line1: LINE1,
      line2: LINE2,
    });
    const shape = 'eccentricity="0.85" inclination="11.9" node="334.7" argument="186.2"';
    const orbit = {
      kind: 'orbit',
      eccentricity: 0.85,
      inclinationDegrees: 11.9,
      ascendingNodeDegrees: 334.7,
      perihelionArgumentDegrees: 186.2,
      perihelionDistanceAu: 0.33,
      perihelionJulianDate: 2_461_400.5,
    };
    expect(motionOf(`<target ${shape} perihelion-distance="0.33" perihelion-time="2461400.5"/>`)).toEqual(orbit);
    expect(motionOf(`<target ${shape} perihelion-distance="0.33" perihelion-time="2026-12-26"/>`)).toEqual(orbit);
  });

  it('takes the mean anomaly of an asteroid: half an orbit after the epoch it is at its aphelion', () => {
    const target =
      '<target semi-major-axis="4" eccentricity="0.5" inclination="1" node="2" argument="3" mean-anomaly="90" epoch="2461400.5"/>';
    const motion = motionOf(target);
    // An orbit of 4 AU takes 8 years: a quarter of it ago is 2 years.
    expect(motion).toMatchObject({ perihelionDistanceAu: 2 });
    expect(motion?.kind === 'orbit' && motion.perihelionJulianDate).toBeCloseTo(2_461_400.5 - 2 * 365.2569, 1);
  });

  it('comes out of the XML as it went in', () => {
    for (const target of [
      '<target body="Neptune"/>',
      `<target line1="${LINE1}" line2="${LINE2}"/>`,
      '<target eccentricity="1" inclination="1" node="2" argument="3" perihelion-distance="0.33" perihelion-time="2461400.123"/>',
    ]) {
      const draft = readRequestXml(xml(target), TONIGHT);
      expect(readRequestXml(writeRequestXml(draft), TONIGHT)).toEqual(draft);
      expect(draft.sequences[0]).toMatchObject({ filler: true, maximumMoonIllumination: 0.35 });
    }
  });

  it.each<[string, string, RegExp]>([
    ['<target body="Vulcan"/>', '', /target: body is "Vulcan", not "Mercury" or/],
    ['<target/>', '', /target: it says neither a body nor orbital elements nor the two lines/],
    ['<target body="Mars" line1="x"/>', '', /line1 does not go together with body/],
    ['<target line1="1 x"/>', '', /line2 is missing/],
    ['<target body="Mars"/><target body="Venus"/>', '', /more than one <target>/],
    ['<target body="Mars"/>', 'ra="10" dec="5"', /ra and dec are for a fixed target/],
    ['', '', /ra is missing/],
    ['<orbit/>', 'ra="10" dec="5"', /unknown element <orbit>/],
    [
      '<target eccentricity="0.5" inclination="1" node="2" argument="3" perihelion-distance="1" perihelion-time="soon"/>',
      '',
      /perihelion-time is "soon", not a Julian date/,
    ],
  ])('is refused with the place: %s', (target, place, problem) => {
    expect(refusal(() => readRequestXml(xml(target, place), TONIGHT)).join('\n')).toMatch(problem);
  });

  it.each<[TargetMotion, RegExp]>([
    [{ kind: 'satellite', line1: LINE1.replace('98067', '98068'), line2: LINE2 }, /check digit 2.*give 3/],
    [{ kind: 'satellite', line1: LINE1, line2: LINE2.slice(0, 60) }, /line2 .* has 60 columns, not 69/],
    [{ kind: 'satellite', line1: LINE2, line2: LINE1 }, /line1 .* does not begin with "1 "/],
  ])('is checked: %o', (motion, problem) => {
    expect(checkMotion(motion).join('\n')).toMatch(problem);
  });

  it('is stored with where it stands in its night, and with the windows of its way', async () => {
    const clock = new ManualClock(Date.parse('2026-12-16T00:00Z'));
    const users = new InMemoryUsers();
    const requests = new InMemoryRequests(users);
    const nights = new NightCalendar(SAN_PEDRO_MARTIR);
    const service = new RequestService({
      requests,
      users,
      nights,
      site: SAN_PEDRO_MARTIR,
      clock,
      log: rememberingLog(),
    });
    const stored = await service.importXml(xml('<target body="Jupiter"/>'), { submit: false });
    const [sequence] = stored.sequences;
    // Jupiter is in Leo in December 2026 (Astronomical Almanac: opposition 2027-02-10).
    expect(sequence?.rightAscensionDegrees).toBeGreaterThan(140);
    expect(sequence?.rightAscensionDegrees).toBeLessThan(155);
    expect(sequence?.windows).toHaveLength(1);
    expect(await service.preview(xml('<target body="Jupiter"/>'))).toMatchObject({
      id: -1,
      sequences: [{ id: -1, windows: sequence?.windows }],
    });
    expect(await requests.list(10)).toHaveLength(1);
    const bad = xml(`<target line1="${LINE1}" line2="2 25544  51.6498"/>`);
    await expect(service.preview(bad)).rejects.toThrow(RequestRefused);
  });
});

it('reads the requests of the original simulator as before', () => {
  const file = new URL('../../../simulators/resources/routine_request_01.xml', import.meta.url);
  expect(readRequestXml(readFileSync(file), TONIGHT).sequences.every(({ motion }) => motion === undefined)).toBe(true);
});
