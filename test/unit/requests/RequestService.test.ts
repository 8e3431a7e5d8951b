import { beforeEach, describe, expect, it } from 'vitest';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { RequestBuilder } from '../../../main-services/requests/RequestBuilder.ts';
import type { RequestChange } from '../../../main-services/requests/RequestChange.ts';
import { RequestRefused } from '../../../main-services/requests/RequestRefused.ts';
import { RequestService } from '../../../main-services/requests/RequestService.ts';
import { readRequestXml } from '../../../main-services/requests/readRequestXml.ts';
import { sequenceDuration } from '../../../main-services/requests/sequenceDuration.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryRequests, InMemoryUsers } from '../../doubles/InMemoryRepositories.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const TONIGHT = '2026-12-15';

function xml(sequence = '', request = ''): string {
  return `<request name="M 31" user="observer" programme="AGN" ${request || 'night="tonight"'}>
  <sequence name="core" ra="10.6847" dec="41.2690" ${sequence}>
    <album detector="VIS"><plan name="r" filter="r" exposure="60" count="5" dither="10"/></album>
    <album detector="NIR"><plan name="J" filter="J" exposure="20" count="4"/></album>
  </sequence></request>`;
}

let clock: ManualClock;
let requests: InMemoryRequests;
let users: InMemoryUsers;
let service: RequestService;
let changes: RequestChange[];

beforeEach(() => {
  clock = new ManualClock(Date.UTC(2026, 11, 15, 22));
  users = new InMemoryUsers();
  requests = new InMemoryRequests(users);
  const nights = new NightCalendar(SAN_PEDRO_MARTIR);
  service = new RequestService({ requests, users, nights, site: SAN_PEDRO_MARTIR, clock, log: rememberingLog() });
  changes = [];
  service.onChanged((change) => changes.push(change));
});

const kinds = () => changes.map(({ kind }) => kind);
const imported = (text = xml()) => service.importXml(text, { submit: false });

describe('import', () => {
  it('stores with duration and windows computed, and submits when asked to', async () => {
    const request = await service.importXml(xml(), { submit: true });
    const [sequence] = request.sequences;
    expect(request).toMatchObject({ submitted: true, nightDate: TONIGHT, createdAt: clock.now() });
    // 5 × (60 + 3) + 5 for the filter + 4 × 5 for the dithers.
    expect(sequence?.durationSeconds).toBe(340);
    expect(sequence?.windows).toHaveLength(1);
    expect(kinds()).toEqual(['created', 'submitted']);
  });

  it.each<[string, string, RegExp]>([
    [
      'filter',
      xml().replace('filter="r"', 'filter="J"'),
      /album VIS, plan 1: the detector has no filter "J"; it has g, r, i/,
    ],
    ['priority', xml('priority="6"'), /sequence 1 'core': priority is 6, not a whole number from -5 to 5/],
    ['half priority', xml('priority="0.5"'), /priority is 0\.5, not a whole number/],
    ['exposure', xml().replace('exposure="60"', 'exposure="4000"'), /exposure is 4000, not from 0\.1 to 3600 s/],
    ['no image', xml().replace('count="5"', 'count="0"'), /count is 0, not a whole number from 1 to 1000/],
    ['airmass', xml('max-airmass="0.5"'), /max-airmass is 0\.5/],
    ['report', xml('report-nights="8"'), /report-nights is 8, not a whole number from 0 to 7/],
    ['too far ahead', xml('', 'night="2026-12-23"'), /is 8 nights ahead; requests are taken until 2026-12-22/],
    ['over', xml('', 'night="2026-12-14"'), /the night of 2026-12-14 is over/],
    ['no date', xml('', 'night="2026-02-30"'), /night is "2026-02-30", not "tonight" or a date/],
    ['by day', xml('preferred="2026-12-15T22:00:00Z"'), /preferred start .* is outside the night of 2026-12-15/],
    ['user', xml().replace('"observer"', '"nobody"'), /there is no user "nobody"/],
    ['programme', xml().replace('"AGN"', '"UFO"'), /there is no scientific programme "UFO"/],
    ['two albums', xml().replace('"NIR"', '"VIS"').replace('"J"', '"r"'), /two albums are for the same detector/],
  ])('refuses: %s', async (_name, text, problem) => {
    await expect(imported(text)).rejects.toThrow(RequestRefused);
    await expect(imported(text)).rejects.toThrow(problem);
    expect(await requests.list(10)).toEqual([]);
    expect(changes).toEqual([]);
  });

  it('refuses a user whose account is not validated', async () => {
    users.users.splice(0, 1, { ...users.users[0], validated: false } as (typeof users.users)[0]);
    await expect(imported()).rejects.toThrow(/not validated yet/);
  });

  it('does not store a second time what a crash may have stored already', async () => {
    const first = await imported();
    const again = await service.importXml(xml(), { submit: true, unlessStored: true });
    expect(again.id).toBe(first.id);
    expect(again.submitted).toBe(true);
    expect((await imported()).id).not.toBe(first.id);
  });

  it('exports what was imported', async () => {
    const { id } = await imported();
    expect(readRequestXml(await service.exportXml(id), TONIGHT)).toEqual(readRequestXml(xml(), TONIGHT));
  });

  it('takes the night under way after midnight, the coming one after dawn', async () => {
    await clock.advance(14 * 3_600_000);
    expect((await imported()).nightDate).toBe(TONIGHT);
    await clock.advance(4 * 3_600_000);
    expect((await imported()).nightDate).toBe('2026-12-16');
  });
});

describe('life of a request', () => {
  it('is submitted once, withdrawn, and submitted again', async () => {
    const { id, sequences } = await imported();
    await service.submit(id);
    await service.submit(id);
    await requests.setSequenceStatus(Number(sequences[0]?.id), 'PLANNED', null);
    const withdrawn = await service.withdraw(id);
    expect(withdrawn).toMatchObject({ submitted: false, sequences: [{ status: 'TOBEPLANNED' }] });
    await service.withdraw(id);
    await service.submit(id);
    expect(kinds()).toEqual(['created', 'submitted', 'withdrawn', 'submitted']);
  });

  it('cannot be withdrawn or removed while it executes, nor removed when it has images', async () => {
    const { id, sequences } = await imported();
    const sequenceId = Number(sequences[0]?.id);
    await requests.setSequenceStatus(sequenceId, 'EXECUTING', null);
    await expect(service.withdraw(id)).rejects.toThrow(/cannot be withdrawn: its sequence 'core' is executing/);
    await expect(service.remove(id)).rejects.toThrow(/cannot be removed/);
    await requests.setSequenceStatus(sequenceId, 'INTERRUPTED', 'rain');
    await requests.setImagesTaken(Number(sequences[0]?.albums[0]?.plans[0]?.id), 3);
    await expect(service.remove(id)).rejects.toThrow(/has 3 image\(s\)/);
  });

  it('is removed', async () => {
    const { id } = await imported();
    await service.remove(id);
    expect(await requests.get(id)).toBeNull();
    await expect(service.submit(id)).rejects.toThrow(`There is no request ${id}.`);
    expect(kinds()).toEqual(['created', 'removed']);
  });

  it('is cancelled as far as it has not begun, and cannot be submitted afterwards', async () => {
    const { id } = await imported();
    expect(await service.cancel(id, 'the burst was retracted')).toMatchObject({
      sequences: [{ status: 'CANCELLED', statusReason: 'the burst was retracted' }],
    });
    await expect(service.submit(id)).rejects.toThrow(/no sequence left to plan/);
  });

  it('is not submitted for a night that is over, unless it may be put off', async () => {
    const once = await imported();
    const patient = await imported(xml('report-nights="2"'));
    await clock.advance(48 * 3_600_000);
    await expect(service.submit(once.id)).rejects.toThrow(/night of 2026-12-15, which is over/);
    expect(await service.submit(patient.id)).toMatchObject({ submitted: true });
  });

  it('is copied to another night, its preferred start at the same time of day', async () => {
    const { id } = await imported(xml('preferred="2026-12-16T04:00:00Z"'));
    const copy = await service.copy(id, '2026-12-18');
    expect(copy).toMatchObject({ nightDate: '2026-12-18', submitted: false });
    expect(copy.sequences[0]?.preferredAt).toBe(Date.UTC(2026, 11, 19, 4));
    expect(copy.sequences[0]?.windows).not.toEqual((await requests.get(id))?.sequences[0]?.windows);
  });

  it('is repeated over the nights after it: all or none', async () => {
    const { id } = await imported();
    const copies = await service.repeat(id, 3);
    expect(copies.map(({ nightDate }) => nightDate)).toEqual(['2026-12-16', '2026-12-17', '2026-12-18']);
    const later = await service.copy(id, '2026-12-20');
    await expect(service.repeat(later.id, 5)).rejects.toThrow(/8 nights ahead|nights ahead/);
    expect(await requests.list(100)).toHaveLength(5);
    await expect(service.repeat(id, 0)).rejects.toThrow(/1 to 7 nights, not 0/);
  });

  it('gets the rest of an interrupted sequence, which is not copied', async () => {
    const { id } = await imported();
    const { sequences } = readRequestXml(xml(), TONIGHT);
    const [draft] = sequences;
    if (!draft) throw new Error('no sequence');
    const extended = await service.addSequence(id, { ...draft, name: 'core (rest)' });
    expect(extended.sequences.map(({ name }) => name)).toEqual(['core', 'core (rest)']);
    expect(extended.sequences[1]?.windows).toHaveLength(1);
    expect((await service.copy(id, '2026-12-16')).sequences).toHaveLength(1);
    expect(kinds()).toContain('extended');
  });
});

describe('RequestBuilder', () => {
  const builder = () =>
    new RequestBuilder({ name: 'M 31', userName: 'observer', programmeName: 'AGN', nightDate: TONIGHT });
  const core = { name: 'core', rightAscensionDegrees: 10.68, declinationDegrees: 41.27 };

  it('saves a whole request', async () => {
    const whole = builder()
      .sequence(core)
      .album('VIS')
      .plan({ name: 'r', filter: 'r', exposureSeconds: 10, imageCount: 2 });
    expect(whole.missing(TONIGHT)).toEqual([]);
    expect((await whole.save(service, TONIGHT)).sequences[0]?.durationSeconds).toBe(2 * 13 + 5);
  });

  it('says what is missing, step by step, and saves nothing', async () => {
    const one = builder();
    expect(one.missing(TONIGHT)).toEqual(['request: it has no sequence']);
    expect(one.sequence(core).missing(TONIGHT)).toEqual(["sequence 1 'core': it has no album"]);
    expect(one.album('NIR').missing(TONIGHT)).toEqual(["sequence 1 'core', album NIR: it has no plan"]);
    await expect(one.save(service, TONIGHT)).rejects.toThrow(RequestRefused);
    expect(await requests.list(1)).toEqual([]);
  });

  it('refuses steps out of order', () => {
    expect(() => builder().album('VIS')).toThrow(/no sequence to put it in/);
    expect(() => builder().sequence(core).plan({ name: 'r', filter: 'r', exposureSeconds: 1, imageCount: 1 })).toThrow(
      /no album to put it in/,
    );
  });
});

it('takes the longest album for the duration, in whole seconds', () => {
  const plan = (exposureSeconds: number, imageCount: number, ditherArcseconds = 0) => ({
    name: '',
    filter: '',
    exposureSeconds,
    imageCount,
    ditherArcseconds,
  });
  expect(sequenceDuration([{ plans: [plan(10, 2)] }, { plans: [plan(0.5, 3), plan(20, 1)] }])).toBe(44);
  expect(sequenceDuration([])).toBe(0);
});
