import { NightCalendar } from '../astronomy/NightCalendar.ts';
import { createObservatory, type Observatory } from '../observatory.ts';
import type { Clock } from '../supervision/Clock.ts';
import { ScaledClock } from '../supervision/ScaledClock.ts';
import type { Configuration } from '../system/Configuration.ts';
import { lostInNight, type NightReport, nightReport } from './NightReport.ts';

/** The observatory wakes this much before the night. */
const BEFORE_NIGHT_MS = 5 * 60_000;
/** Closing, parking and calibrations are over this long after the night at the latest; then something hangs. */
const AFTER_NIGHT_MS = 90 * 60_000;

export interface RunNightOptions {
  readonly configuration: Configuration;
  /** "2026-12-15". */
  readonly nightDate: string;
  readonly version: string;
  /** A line for who watches: what the observatory logs at level information and above. */
  readonly onLine: (line: string) => void;
  /** Gets the observatory and its clock before time flows: for whoever watches, or keeps the same time. */
  readonly onReady?: (observatory: Observatory, clock: Clock) => void;
}

/** Runs one whole simulated night, from before dusk until the calibrations after dawn, and draws its report. */
export async function runNight(
  options: RunNightOptions,
): Promise<{ report: NightReport; problems: readonly string[] }> {
  const { configuration, nightDate } = options;
  const night = new NightCalendar(configuration.site).nightOf(nightDate);
  if (!(night.end > night.start))
    throw new Error(`There is no observing night on ${nightDate} at ${configuration.site.name}.`);
  const from = night.start - BEFORE_NIGHT_MS;
  const clock = new ScaledClock(from, configuration.simulation.speed, { paused: true });
  try {
    const { version } = options;
    const observatory = await createObservatory({
      configuration,
      clock,
      version,
      scenarioOverNight: true,
      freePorts: true,
    });
    observatory.logBook.listen((line) => {
      if (line.level === 'debug') return;
      options.onLine(`${new Date(line.at).toISOString()} ${line.agent}: ${line.message}`);
    });
    try {
      const over = new Promise<string | null>((resolve) => {
        observatory.events.on('nightEnded', () => resolve(null));
        clock.after(night.end + AFTER_NIGHT_MS - from, () => resolve('the night did not come to its end in time'));
      });
      options.onReady?.(observatory, clock);
      clock.run();
      await observatory.start();
      const hung = await over;
      const closed = await observatory.secure('the simulated night is over');
      await observatory.logBook.flush();
      const instruments = observatory.board.state();
      const report = await nightReport({
        repositories: observatory.repositories,
        night,
        from,
        to: clock.now(),
        final: {
          dome: instruments.dome.status?.shutter ?? 'UNKNOWN',
          telescope: instruments.telescope.status?.state ?? 'UNKNOWN',
          mode: observatory.control.state().mode,
        },
      });
      const lost = await lostInNight(report, observatory.repositories, observatory.directories.produced);
      const problems = [
        ...(hung === null ? [] : [hung]),
        ...(closed ? [] : ['the dome is not verified shut']),
        ...lost,
      ];
      return { report, problems };
    } finally {
      await observatory.stop();
    }
  } finally {
    clock.stop();
  }
}
