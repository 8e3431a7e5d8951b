import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NightCalendar } from '../../../main-services/astronomy/NightCalendar.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { InboxWatcher } from '../../../main-services/requests/InboxWatcher.ts';
import { RequestService } from '../../../main-services/requests/RequestService.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryRequests, InMemoryUsers } from '../../doubles/InMemoryRepositories.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

const GOOD = `<request name="M 31" user="observer" programme="AGN">
  <sequence name="core" ra="10.6847" dec="41.2690">
    <album detector="VIS"><plan name="r" filter="r" exposure="60" count="5"/></album>
  </sequence></request>\n`;

let directory: string;
let requests: InMemoryRequests;
let service: RequestService;
let log: ReturnType<typeof rememberingLog>;
let inbox: InboxWatcher;
let wall: number;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pyros-inbox-'));
  const clock = new ManualClock(Date.UTC(2026, 11, 15, 22));
  const users = new InMemoryUsers();
  requests = new InMemoryRequests(users);
  log = rememberingLog();
  const nights = new NightCalendar(SAN_PEDRO_MARTIR);
  service = new RequestService({ requests, users, nights, site: SAN_PEDRO_MARTIR, clock, log });
  wall = Date.now();
  inbox = watcher(clock);
});

afterEach(() => rm(directory, { recursive: true, force: true }));

function watcher(clock = new ManualClock()): InboxWatcher {
  const importXml: RequestService['importXml'] = (xml, options) => service.importXml(xml, options);
  return new InboxWatcher({ directory, importXml, clock, log, wallNow: () => wall });
}

const put = (name: string, text: string) => writeFile(join(directory, name), text);
const names = async (folder: string) => (await readdir(join(directory, folder))).sort();
const stored = async () => (await requests.list(1000)).length;

it('takes what lies there at the start and what comes later', async () => {
  await put('a.xml', GOOD);
  await inbox.start();
  await put('b.XML', GOOD);
  await inbox.tick();
  expect(await names('done')).toEqual(['a.xml', 'b.XML']);
  expect((await requests.list(10)).every(({ submitted }) => submitted)).toBe(true);
  expect(inbox.doing()).toBe('2 file(s) taken');
});

it('leaves everything else alone, above all what is still being written', async () => {
  await inbox.start();
  await put('c.xml.tmp', GOOD);
  await put('.hidden.xml', GOOD);
  await put('notes.txt', 'hello');
  await inbox.tick();
  expect(await stored()).toBe(0);
  await rename(join(directory, 'c.xml.tmp'), join(directory, 'c.xml'));
  await inbox.tick();
  expect(await names('.')).toEqual(['.hidden.xml', 'done', 'notes.txt', 'refused', 'working']);
  expect(await stored()).toBe(1);
});

it('waits for the rest of a file that is written in place, but not for ever', async () => {
  await inbox.start();
  await put('slow.xml', GOOD.slice(0, 100));
  await inbox.tick();
  expect(await names('.')).toContain('slow.xml');
  await put('slow.xml', GOOD);
  await inbox.tick();
  expect(await names('done')).toEqual(['slow.xml']);
  await put('cut.xml', GOOD.slice(0, 100));
  wall += 60_000;
  await inbox.tick();
  expect(await names('refused')).toEqual(['cut.xml', 'cut.xml.reason.txt']);
});

it('refuses with the reason beside the file and in the log', async () => {
  await inbox.start();
  await put('bad.xml', GOOD.replace('"60"', '"long"'));
  await put('bomb.xml', `<!DOCTYPE r [<!ENTITY a "b">]>${GOOD}`);
  await put('huge.xml', `${' '.repeat(1_100_000)}${GOOD}`);
  await mkdir(join(directory, 'folder.xml'));
  const old = new Date(wall - 60_000);
  await utimes(join(directory, 'folder.xml'), old, old);
  await inbox.tick();
  const reason = (name: string) => readFile(join(directory, 'refused', `${name}.reason.txt`), 'utf8');
  expect(await reason('bad.xml')).toBe('sequence 1 \'core\', album VIS, plan 1: exposure is not a number ("long")\n');
  expect(await reason('bomb.xml')).toMatch(/declarations and entities are refused/);
  expect(await reason('huge.xml')).toMatch(/bytes; the limit is/);
  expect(await reason('folder.xml')).toBe('It is not a file.\n');
  expect(log.lines.filter((line) => line.includes('is refused'))).toHaveLength(4);
  expect(await stored()).toBe(0);
});

it('keeps files of the same name apart', async () => {
  await inbox.start();
  for (let i = 0; i < 3; i++) {
    await put('same.xml', GOOD);
    await inbox.tick();
  }
  expect(await names('done')).toEqual(['same-2.xml', 'same-3.xml', 'same.xml']);
});

it('copes with many at once', async () => {
  await inbox.start();
  await Promise.all(Array.from({ length: 200 }, (_, i) => put(`r${i}.xml`, i % 10 === 0 ? '<oops/>' : GOOD)));
  wall += 60_000;
  await inbox.tick();
  expect(await stored()).toBe(180);
  expect(await names('refused')).toHaveLength(40);
});

it('neither loses nor doubles a request after a crash in mid-import', async () => {
  await inbox.start();
  // Stored, but the control room died before the file was moved.
  await service.importXml(GOOD, { submit: false });
  await writeFile(join(directory, 'working', 'stored.xml'), GOOD);
  // Claimed, but not stored yet.
  await writeFile(join(directory, 'working', 'claimed.xml'), GOOD.replace('M 31', 'M 33'));
  await watcher().start();
  expect((await requests.list(10)).map(({ name, submitted }) => [name, submitted])).toEqual([
    ['M 33', true],
    ['M 31', true],
  ]);
  expect(await names('done')).toEqual(['claimed.xml', 'stored.xml']);
});

it('tries again when the database is away, and says so once', async () => {
  await inbox.start();
  await put('a.xml', GOOD);
  const create = requests.create.bind(requests);
  requests.create = () => Promise.reject(new Error('the database is locked'));
  await inbox.tick();
  await inbox.tick();
  expect(log.lines.filter((line) => line.includes('the database is locked'))).toHaveLength(1);
  expect(inbox.doing()).toBe('the database is locked');
  requests.create = create;
  await inbox.tick();
  expect(await names('done')).toEqual(['a.xml']);
  expect(await stored()).toBe(1);
});

it('says when its directory is gone, and goes on when it is back', async () => {
  await inbox.start();
  await rm(directory, { recursive: true });
  await inbox.tick();
  expect(inbox.doing()).toMatch(/ENOENT/);
  await inbox.start();
  await put('a.xml', GOOD);
  await inbox.tick();
  expect(await stored()).toBe(1);
});

it('is not blocked by a link that leads nowhere', async () => {
  await inbox.start();
  await symlink('/nowhere', join(directory, 'a.xml'));
  await put('b.xml', GOOD);
  await inbox.tick();
  expect(await stored()).toBe(1);
});
