import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NightCalendar } from '../../astronomy/NightCalendar.ts';
import { isNightDate } from '../../astronomy/nightDates.ts';
import type { NightReport } from '../../night/NightReport.ts';
import { runNight } from '../../night/runNight.ts';
import { applicationVersion } from '../../system/applicationVersion.ts';
import { readConfiguration } from '../../system/readConfiguration.ts';
import { type Command, EXIT, WrongUsage } from '../Command.ts';
import { DATA_OPTION } from '../dataOption.ts';

/** `pyros night`: one whole simulated night without windows, and its report. */
export const night: Command = {
  usage: ['night [--scenario FILE] [--date YYYY-MM-DD] [--speed N] [--data DIR] [--json] [--quiet]'],
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      options: {
        ...DATA_OPTION,
        scenario: { type: 'string' },
        date: { type: 'string' },
        speed: { type: 'string' },
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
      },
    });
    if (values.date !== undefined && !isNightDate(values.date))
      throw new WrongUsage(`--date ${values.date} is not a date such as 2026-12-15.`);
    const speed = Number(values.speed ?? 600);
    if (!(speed > 0 && speed <= 1000)) throw new WrongUsage(`--speed ${values.speed} must lie between 0 and 1000.`);
    const data = values.data ?? (await mkdtemp(join(tmpdir(), 'pyros-night-')));
    const configuration = await readConfiguration(data, {
      simulation: { enabled: true, scenario: values.scenario ? scenarioPath(values.scenario) : 'clear-night', speed },
    });
    const nightDate = values.date ?? new NightCalendar(configuration.site).nightToPlan(Date.now()).date;
    const { report, problems } = await runNight({
      configuration,
      nightDate,
      version: applicationVersion(),
      onLine: values.quiet ? () => undefined : (line) => process.stderr.write(`${line}\n`),
    });
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : inWords(report, data));
    for (const problem of problems) process.stderr.write(`Not as it should be: ${problem}.\n`);
    return problems.length === 0 ? EXIT.ok : EXIT.failed;
  },
};

/** A file stays a file (from where the command was called); another bare name is a bundled scenario. */
function scenarioPath(scenario: string): string {
  const file = resolve(scenario);
  return basename(scenario) !== scenario || existsSync(file) ? file : scenario;
}

function inWords(report: NightReport, data: string): string {
  const { sequences, environment, final } = report;
  const closures = environment.closures.map(
    ({ cause, at, closedAt }) => `  ${at} ${cause}, shut ${closedAt ?? 'not verified'}`,
  );
  const alerts = report.alerts.map(({ ivorn, decision, slewLatencyMs }) => {
    const latency = slewLatencyMs === null ? '' : `, slew commanded after ${slewLatencyMs.toFixed(1)} ms`;
    return `  ${ivorn}: ${decision}${latency}`;
  });
  return [
    `Night ${report.night.start} to ${report.night.end}`,
    `Sequences: ${sequences.submitted} submitted, ${sequences.completed} completed, ${sequences.interrupted} interrupted, ${sequences.rejected} rejected`,
    `Images: ${report.images}`,
    `Readings: ${environment.rows}, closures: ${closures.length}`,
    ...closures,
    `Notices: ${alerts.length}`,
    ...alerts,
    `Ended with dome ${final.dome}, telescope ${final.telescope}, mode ${final.mode}. Data in ${data}`,
    '',
  ].join('\n');
}
