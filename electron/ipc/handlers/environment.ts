import type { Plc } from '../../../devices/plc/Plc.ts';
import { environmentCsv } from '../../../main-services/environment/environmentCsv.ts';
import { HISTORY_UNITS } from '../../../main-services/environment/historyUnits.ts';
import { inOrderOfRules } from '../../../main-services/environment/rules/rules.ts';
import { rulesCsv } from '../../../main-services/environment/rulesCsv.ts';
import { trendLimits } from '../../../main-services/environment/trendLimits.ts';
import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { environmentCalls } from '../contract/environment.ts';
import type { Handlers } from '../contract/index.ts';

/** A spreadsheet takes so many lines easily, and the transport so much text. */
const MOST_CSV_LINES = 20_000;

/** The past of the environment, and the PLC asked by hand. */
export function environmentHandlers(
  observatory: Pick<Observatory, 'repositories' | 'thresholds'> & {
    readonly devices: { readonly plc: Pick<Plc, 'status' | 'heartbeat'> };
  },
): Pick<Handlers, keyof typeof environmentCalls> {
  const { repositories, thresholds } = observatory;
  const historyOver = ({ from, to }: { from: number; to: number }) => {
    if (!(from < to)) throw new Refusal('input', 'The span must begin before it ends.');
    return repositories.history;
  };
  return {
    'environment.trend': async ({ quantity, from, to, points }) => ({
      quantity,
      unit: HISTORY_UNITS[quantity],
      ...(await historyOver({ from, to }).trend(quantity, from, to, points)),
      limits: trendLimits(quantity, thresholds),
    }),
    'environment.at': async ({ at }) => {
      const then = await repositories.history.at(at);
      return then === null ? null : { ...then, rules: inOrderOfRules(then.rules) };
    },
    'environment.exportCsv': async ({ quantities, from, to }) => {
      const history = historyOver({ from, to });
      const trends: Parameters<typeof environmentCsv>[0][number][] = [];
      let resolution: Awaited<ReturnType<typeof history.trend>>['resolution'] = 'reading';
      for (const quantity of new Set(quantities)) {
        const trend = await history.trend(quantity, from, to, MOST_CSV_LINES);
        resolution = trend.resolution;
        trends.push({ quantity, points: trend.points });
      }
      return {
        fileName: `environment ${forFile(from)} to ${forFile(to)}.csv`,
        text: environmentCsv(trends),
        resolution,
      };
    },
    'environment.exportRulesCsv': async ({ from, to }) => {
      const records = await historyOver({ from, to }).decisions(from, to, MOST_CSV_LINES);
      return {
        fileName: `rules ${forFile(from)} to ${forFile(to)}.csv`,
        text: rulesCsv(records),
        complete: records.length < MOST_CSV_LINES,
      };
    },
    'plc.status': () => observatory.devices.plc.status(),
    'plc.heartbeat': async () => {
      await observatory.devices.plc.heartbeat();
      return null;
    },
  };
}

/** "2026-12-16 0300": without colons, which some file systems refuse. */
function forFile(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ').replace(':', '');
}
