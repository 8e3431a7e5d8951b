import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sendVoEvent } from '../../alerts/sources/sendVoEvent.ts';
import { readNotice } from '../../alerts/voevent/readNotice.ts';
import { type Command, EXIT, WrongUsage } from '../Command.ts';
import { replayDirectory } from './replayDirectory.ts';

/** IVOA Note VOEventTransport 1.1: authors submit on 8098. */
const AUTHOR_PORT = 8098;

/** `pyros alert`: submits a VOEvent to a broker as its author, or decides about a directory of notices without moving anything. */
export const alert: Command = {
  usage: [
    'alert send FILE [--to HOST:PORT]',
    'alert replay DIR [--json] [--shuffle SEED] [--strategy FILE] [--data DATA]',
  ],
  notes: [
    'replay feeds every file in DIR and below (VOEvents in XML, GCN notices in JSON; only hidden files and .md are left out)',
    'through intake, grouping and decision, and prints one line each in the order fed. Nothing moves, nothing is stored.',
    '"Now" is the date of each notice itself (Who/Date or alert_datetime, else the time of its burst): visibility and age are',
    'judged as if it had just come. The order is that of these dates, or with --shuffle a random one that SEED always repeats.',
    '"burst" is the name of the burst after all notices; "decision" is what was decided when the notice came.',
    'JSON notices have no ivorn: they are given one that begins with ivo://gcn.nasa.gov/.',
    'The strategy is the one shipped; --strategy takes another file, --data the one in use in an installation (with its site).',
  ],
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        json: { type: 'boolean' },
        shuffle: { type: 'string' },
        strategy: { type: 'string' },
        data: { type: 'string' },
      },
    });
    const [action, place, ...more] = positionals;
    if (action === 'send' && place !== undefined && more.length === 0) return send(place, values.to);
    if (action === 'replay' && place !== undefined && more.length === 0) {
      const { json = false, shuffle, strategy, data } = values;
      return replayDirectory(place, { json, seed: seedOf(shuffle), strategyFile: strategy, dataDirectory: data });
    }
    throw new WrongUsage('Say: alert send FILE, or alert replay DIR.');
  },
};

async function send(file: string, to: string | undefined): Promise<number> {
  const broker = brokerOf(to ?? `127.0.0.1:${AUTHOR_PORT}`);
  const bytes = await readFile(file);
  const notice = readNotice(bytes);
  const answer = await sendVoEvent(bytes, broker);
  process.stdout.write(`${notice.ivorn} ${answer.accepted ? 'was accepted' : `was refused: ${answer.reason}`}\n`);
  return answer.accepted ? EXIT.ok : EXIT.failed;
}

function brokerOf(text: string): { host: string; port: number } {
  const match = /^(?<host>.+):(?<port>\d{1,5})$/.exec(text);
  const port = Number(match?.groups?.port);
  if (!match?.groups?.host || !(port > 0 && port < 65_536)) throw new WrongUsage(`--to ${text} is not HOST:PORT.`);
  return { host: match.groups.host, port };
}

/** Any text may be a seed; a number stands for itself. */
function seedOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text.trim() === '') throw new WrongUsage('--shuffle needs a seed.');
  const number = Number(text);
  if (Number.isFinite(number)) return Math.trunc(number) >>> 0;
  // FNV-1a.
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
