import { expect, test } from 'vitest';
import { lostByCause, type NightFacts, nightCsv, nightText } from '../../../../renderer/views/nightlog/nightReport.ts';

const at = (time: string) => Date.parse(`2026-12-16T${time}Z`);
const sequence = (name: string, start: string, end: string, status: string) => ({
  sequenceId: at(start),
  requestId: 1,
  name,
  programme: 'AGN',
  isAlert: false,
  priority: 5,
  start: at(start),
  end: at(end),
  status,
  rightAscensionDegrees: 0,
  declinationDegrees: 0,
});
const facts: NightFacts = {
  date: '2026-12-15',
  night: null,
  now: at('09:00:00'),
  planned: [
    sequence('later', '10:00:00', '11:00:00', 'EXPECTED'),
    sequence('BL Lac, "B"', '03:00:00', '03:30:00', 'COMPLETED'),
  ],
  log: {
    closures: [{ cause: 'rain', at: at('08:41:07'), closedAt: null }],
    lost: [
      { cause: 'humidity', start: at('04:00:00'), end: at('04:20:00') },
      { cause: 'rain', start: at('08:41:00'), end: null },
      { cause: 'humidity', start: at('05:00:00'), end: at('05:10:00') },
    ],
  },
};

test('sums lost time by cause, the worst first; what goes on counts until now', () => {
  expect(lostByCause(facts.log.lost, facts.now)).toEqual([
    { cause: 'humidity', milliseconds: 30 * 60_000, times: 2 },
    { cause: 'rain', milliseconds: 19 * 60_000, times: 1 },
  ]);
});

test('writes a table any spreadsheet reads', () => {
  expect(nightCsv(facts).split('\r\n')).toEqual([
    'kind,name,start,end,detail',
    'sequence,"BL Lac, ""B""",2026-12-16T03:00:00.000Z,2026-12-16T03:30:00.000Z,COMPLETED',
    'lost,humidity,2026-12-16T04:00:00.000Z,2026-12-16T04:20:00.000Z,',
    'lost,rain,2026-12-16T08:41:00.000Z,,',
    'lost,humidity,2026-12-16T05:00:00.000Z,2026-12-16T05:10:00.000Z,',
    'closure,rain,2026-12-16T08:41:07.000Z,,',
    '',
  ]);
});

test('writes a report in words', () => {
  const text = nightText(facts);
  expect(text).toContain('Night of 2026-12-15');
  expect(text).toContain('03:00 to 03:30  BL Lac, "B" (AGN), completed');
  expect(text).toContain('humidity: 30 min, 2 times');
  expect(text).toContain('08:41:07  rain, not verified shut');
  expect(text).not.toContain('later');
});
