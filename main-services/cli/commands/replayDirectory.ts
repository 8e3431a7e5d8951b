import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { KNOWN_AUTHORITIES } from '../../alerts/AlertService.ts';
import { ReplaySky } from '../../alerts/ReplaySky.ts';
import { readNoticeFiles } from '../../alerts/readNoticeFiles.ts';
import { type ReplayedBurst, type ReplayedNotice, replayNotices } from '../../alerts/replayNotices.ts';
import { defaultStrategy } from '../../alerts/strategy/defaultStrategy.ts';
import { parseStrategy } from '../../alerts/strategy/parseStrategy.ts';
import type { Strategy } from '../../alerts/strategy/Strategy.ts';
import { NightCalendar } from '../../astronomy/NightCalendar.ts';
import { SiteSky } from '../../astronomy/SiteSky.ts';
import { SAN_PEDRO_MARTIR, type Site } from '../../model/site.ts';
import { EXIT, WrongUsage } from '../Command.ts';

export interface ReplayOptions {
  readonly json: boolean;
  /** Null: in the order of the notices' dates. */
  readonly seed: number | null;
  readonly strategyFile: string | undefined;
  readonly dataDirectory: string | undefined;
}

/** Decides about every notice of a directory and prints a line each. @throws WrongUsage when there is no such directory */
export async function replayDirectory(directory: string, options: ReplayOptions): Promise<number> {
  await mustBeDirectory(directory);
  const { site, strategy } = await settingOf(options);
  const { maximumSunAltitudeDegrees } = strategy.limits;
  const whole = new SiteSky(site, new NightCalendar(site));
  const sky = new ReplaySky(whole, site.longitudeDegrees, maximumSunAltitudeDegrees);
  const setting = { mode: 'AUTO', strategy, sky, authorities: KNOWN_AUTHORITIES } as const;
  const { notices, bursts } = replayNotices(readNoticeFiles(directory), setting, options.seed);
  for (const notice of notices) await print(options.json ? JSON.stringify(notice) : inWords(notice));
  if (!options.json) for (const burst of bursts) await print(burstInWords(burst));
  return EXIT.ok;
}

async function mustBeDirectory(directory: string): Promise<void> {
  const found = await stat(directory).catch((error: unknown) => {
    throw new WrongUsage(
      `The directory ${directory} cannot be read: ${error instanceof Error ? error.message : error}.`,
    );
  });
  if (!found.isDirectory()) throw new WrongUsage(`${directory} is no directory.`);
}

async function settingOf({ strategyFile, dataDirectory }: ReplayOptions): Promise<{ site: Site; strategy: Strategy }> {
  const file = strategyFile === undefined ? null : parseStrategy(await readFile(strategyFile, 'utf8'));
  if (dataDirectory === undefined) return { site: SAN_PEDRO_MARTIR, strategy: file ?? defaultStrategy() };
  // Loaded only when asked for: the database makes up half of the time of a start.
  const { strategyInUse } = await import('./strategyInUse.ts');
  const installed = await strategyInUse(dataDirectory);
  return { site: installed.site, strategy: file ?? installed.strategy };
}

async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}

function inWords({ file, mission, type, burst, decision, reasons }: ReplayedNotice): string {
  const what = mission === null ? 'not readable' : `${mission} ${type}, burst ${burst}`;
  return `${file}: ${what}: ${decision}. ${reasons.join(' ')}`;
}

function burstInWords({ burst, bursts, decision, notices, retractedBy }: ReplayedBurst): string {
  const taken = retractedBy === null ? '' : `, taken back by ${retractedBy}`;
  return `Burst ${burst} (${bursts.join(', ')}), ${notices} ${notices === 1 ? 'notice' : 'notices'}: ${decision}${taken}.`;
}
