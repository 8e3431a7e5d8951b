import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { sendVoEvent } from '../../alerts/sources/sendVoEvent.ts';
import { readNotice } from '../../alerts/voevent/readNotice.ts';
import { type Command, EXIT, WrongUsage } from '../Command.ts';

/** IVOA Note VOEventTransport 1.1: authors submit on 8098. */
const AUTHOR_PORT = 8098;

/** `pyros alert send`: submits a VOEvent to a broker as its author. */
export const alert: Command = {
  usage: ['alert send FILE [--to HOST:PORT]'],
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: { to: { type: 'string' } },
    });
    const [action, file, ...more] = positionals;
    if (action !== 'send' || file === undefined || more.length > 0) throw new WrongUsage('Say: alert send FILE.');
    const broker = brokerOf(values.to ?? `127.0.0.1:${AUTHOR_PORT}`);
    const bytes = await readFile(file);
    const notice = readNotice(bytes);
    const answer = await sendVoEvent(bytes, broker);
    process.stdout.write(`${notice.ivorn} ${answer.accepted ? 'was accepted' : `was refused: ${answer.reason}`}\n`);
    return answer.accepted ? EXIT.ok : EXIT.failed;
  },
};

function brokerOf(text: string): { host: string; port: number } {
  const match = /^(?<host>.+):(?<port>\d{1,5})$/.exec(text);
  const port = Number(match?.groups?.port);
  if (!match?.groups?.host || !(port > 0 && port < 65_536)) throw new WrongUsage(`--to ${text} is not HOST:PORT.`);
  return { host: match.groups.host, port };
}
