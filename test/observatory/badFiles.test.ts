import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type ANight, aNight, aRequestXml } from './aNight.ts';

let night: ANight;
afterEach(() => night?.stop());

/** As every astronomer's upload should: written under another name, then renamed. */
async function drop(directory: string, name: string, text: string): Promise<void> {
  await writeFile(join(directory, `${name}.tmp`), text);
  await rename(join(directory, `${name}.tmp`), join(directory, name));
}

/** Every refused file lies somewhere under the directory with a reason beside it; answers the reasons by file. */
async function reasonsUnder(directory: string): Promise<Record<string, string>> {
  const files = await readdir(directory, { recursive: true });
  const told = files.filter((file) => file.endsWith('.reason.txt'));
  const read = told.map(
    async (file): Promise<[string, string]> => [
      file.replace(/^.*\//, '').replace('.reason.txt', ''),
      await readFile(join(directory, file), 'utf8'),
    ],
  );
  return Object.fromEntries(await Promise.all(read));
}

const EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>';
const BOMB = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`;

describe('files from outside', () => {
  test('bad requests in the inbox are refused with their reason, the good one goes on', {
    timeout: 120_000,
  }, async () => {
    night = await aNight({ speed: 60 });
    const { observatory, until } = night;
    await night.start();
    const { inbox } = observatory.directories;
    await drop(inbox, 'torn.xml', aRequestXml().slice(0, 300));
    await drop(inbox, 'external.xml', `${EXTERNAL}<request name="&secret;"/>`);
    await drop(inbox, 'bomb.xml', `${BOMB}<request name="&c;"/>`);
    await drop(inbox, 'wrong.xml', aRequestXml().replace('ra="10.6847"', 'ra="400"'));
    await drop(inbox, 'binary.xml', '\u0000\u0001\u0002 no request');
    await drop(inbox, 'good.xml', aRequestXml({ vis: 1, nir: 0, seconds: 10 }));
    await until('the good one is executed', () => night.said(/^sequence 1 .*completed/));
    const refused = ['torn.xml', 'external.xml', 'bomb.xml', 'wrong.xml', 'binary.xml'];
    for (const file of refused) {
      await until(`${file} is refused in the log`, () =>
        night.lines.find(({ level, message }) => level !== 'info' && message.includes(file)),
      );
    }
    const reasons = await reasonsUnder(inbox);
    expect(Object.keys(reasons).toSorted()).toEqual(refused.toSorted());
    expect(reasons['external.xml']).toMatch(/DOCTYPE|entit/i);
    expect(reasons['bomb.xml']).toMatch(/DOCTYPE|entit/i);
    expect(reasons['wrong.xml']).toMatch(/400/);
    expect(JSON.stringify(reasons) + JSON.stringify(night.lines)).not.toMatch(/root:.*:0:0/);
    expect(await observatory.repositories.requests.list(10)).toHaveLength(1);
  });

  test('bad VOEvents are refused with their reason, and nothing moves', { timeout: 120_000 }, async () => {
    night = await aNight({ speed: 60 });
    const { observatory, until } = night;
    await night.start();
    await until('the dome is open', () => observatory.board.dome.status()?.shutter === 'OPEN');
    const { voevents } = observatory.directories;
    const notice = (ivorn: string) =>
      `<voe:VOEvent xmlns:voe="http://www.ivoa.net/xml/VOEvent/v2.0" ivorn="${ivorn}" role="observation" version="2.0">`;
    await drop(voevents, 'torn.xml', `<?xml version="1.0"?>${notice('ivo://test/torn')}<Who>`);
    await drop(voevents, 'external.xml', `${EXTERNAL}${notice('&secret;')}</voe:VOEvent>`);
    await drop(voevents, 'bomb.xml', `${BOMB}${notice('&c;')}</voe:VOEvent>`);
    await drop(voevents, 'empty.xml', '');
    await drop(voevents, 'other.xml', '<html><body>404</body></html>');
    const refused = ['torn.xml', 'external.xml', 'bomb.xml', 'empty.xml', 'other.xml'];
    for (const file of refused) {
      await until(`${file} is refused in the log`, () =>
        night.lines.find(({ level, message }) => level !== 'info' && message.includes(file)),
      );
    }
    const told = (file: string) => night.lines.find(({ message }) => message.includes(file))?.message;
    expect(told('external.xml')).toMatch(/DOCTYPE|entit/i);
    expect(told('bomb.xml')).toMatch(/DOCTYPE|entit/i);
    const commands = await observatory.repositories.operations.commands(100);
    expect(commands.filter(({ command }) => command.startsWith('GOTO'))).toEqual([]);
    expect(await observatory.repositories.requests.list(10)).toEqual([]);
    expect(observatory.view().state).toBe('IDLE');
  });
});
