import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { skyNow } from '../../astronomy/skyNow.ts';
import { evaluateReplies, type ReplyEvaluation } from '../../environment/evaluateReplies.ts';
import { NO_OUTSIDE_FACTS } from '../../environment/OutsideFacts.ts';
import { type DatedReply, readRecordedReplies } from '../../environment/readRecordedReplies.ts';
import { DEFAULT_THRESHOLDS } from '../../environment/thresholds.ts';
import { SAN_PEDRO_MARTIR } from '../../model/site.ts';
import { type Command, EXIT, WrongUsage } from '../Command.ts';
import { environmentEntry } from '../environmentEntry.ts';

/** `pyros env evaluate`: fusion and rules, with the default configuration, over recorded replies of the PLC. */
export const env: Command = {
  usage: ['env evaluate FILE [--json]   FILE: [{"at": ISO time, "reply": the PLC\'s JSON, its raw text, or null}, …]'],
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [action, file, ...more] = positionals;
    if (action === undefined) throw new WrongUsage('Say what to do with the environment.');
    if (action !== 'evaluate') throw new WrongUsage(`There is no "env ${action}".`);
    if (file === undefined) throw new WrongUsage('Say which file of recorded replies to evaluate.');
    if (more.length > 0) throw new WrongUsage(`"${more.join(' ')}" is too much.`);
    const replies = await recordedIn(file);
    if (replies === null) return EXIT.wrongUsage;
    const outside = (at: number) => ({
      ...NO_OUTSIDE_FACTS,
      sunAltitudeDegrees: skyNow(SAN_PEDRO_MARTIR, at).sunAltitudeDegrees,
    });
    let told = '';
    let index = 0;
    for (const evaluation of evaluateReplies(replies, DEFAULT_THRESHOLDS, outside)) {
      const writtenAt = replies[index++]?.writtenAt ?? '';
      const notes = evaluation.notes.join('; ');
      if (evaluation.fault !== null) say(`${writtenAt} reply not usable, counts as no reading: ${evaluation.fault}`);
      else if (notes !== told && notes !== '') say(`${writtenAt} the reply is incomplete: ${notes}`);
      told = notes;
      const line = values.json
        ? JSON.stringify(environmentEntry(writtenAt, evaluation))
        : inWords(writtenAt, evaluation);
      process.stdout.write(`${line}\n`);
    }
    return EXIT.ok;
  },
};

/** The replies of a file, or null after saying what is wrong with it. */
async function recordedIn(file: string): Promise<readonly DatedReply[] | null> {
  try {
    return readRecordedReplies(await readFile(file, 'utf8'));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const unreadable = error instanceof Error && 'code' in error;
    say(
      unreadable
        ? `${file} cannot be read: ${detail}`
        : `${file} ${/^entry/.test(detail) ? `is not usable: ${detail}` : detail}.`,
    );
    return null;
  }
}

function inWords(writtenAt: string, { state }: ReplyEvaluation): string {
  const secures = state.rules.filter(({ mustSecure }) => mustSecure);
  const verdict = secures.length === 0 ? 'safe' : `must secure: ${secures.map(({ reason }) => reason).join(' ')}`;
  const suspects = state.suspects.map(({ sensor, evidence }) => `${sensor} suspected: ${evidence}`);
  const statuses = `weather ${state.weather.globalStatus}, site ${state.site.globalStatus}`;
  return [`${writtenAt} ${statuses}, ${verdict}`, ...suspects].join('; ');
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
