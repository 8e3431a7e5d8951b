import { readFile } from 'node:fs/promises';
import type { SkyOracle } from '../../../main-services/alerts/SkyOracle.ts';
import type { DatabaseConfiguration } from '../../../main-services/database/DatabaseConfiguration.ts';
import { PrivateMariaDb } from '../../doubles/PrivateMariaDb.ts';
import type { Benchmark } from '../Benchmark.ts';
import type { Figure } from '../Figure.ts';
import { latencyFigures } from '../latencyFigures.ts';
import { inFolder } from '../stage/inFolder.ts';
import { type NightStage, nightOnTheWire } from '../stage/nightOnTheWire.ts';
import { withWindows } from '../stage/withWindows.ts';
import { alertFlood } from './flood.ts';
import { planFullNight } from './fullNight.ts';
import { noticesToSlew } from './noticesToSlew.ts';
import { noticeOf, type Place, visiblePlaces } from './places.ts';

/** The figure's conditions: 500 planned sequences, exposures running, ten windows open, both databases. */
const WINDOWS = 10;
const GOALS = { p50: 15, p99: 60 };
/** The bundled notice: an ECLAIRs wake-up. */
const NOTICE = new URL('../../../simulators/resources/svom_eclairs_grb.xml', import.meta.url);
/** Bursts of the flood are numbered from here: SVOM's numbers have two digits. */
const FLOOD_FROM = 89;

type Say = (line: string) => void;

/**
 * Notice → slew command: from the last byte of a VOEvent on a VTP socket to the first byte of its GOTO on the telescope's socket, in
 * the fullest night there is, on SQLite and on MariaDB; and what a thousand notices at once do to everybody else.
 */
export const alerts: Benchmark = async (say) => {
  const template = await readFile(NOTICE, 'utf8');
  const onSqlite = await inFullNight('sqlite', null, say, async (stage, places, planned) => {
    const latencies = await noticesToSlew(stage, template, places, say);
    const flooded = await alertFlood(stage, floodNotice(stage, template, places), say);
    return { latencies, flooded, planned };
  });
  const server = await PrivateMariaDb.start();
  try {
    const database = await server.createDatabase('pyros');
    const onMariaDb = await inFullNight('mariadb', database, say, async (stage, places, planned) => ({
      latencies: await noticesToSlew(stage, template, places, say),
      planned,
    }));
    const conditions = (planned: number) => ({ windows: WINDOWS, plannedSequences: planned, exposuresRunning: 'yes' });
    const told = (figures: readonly Figure[], planned: number) =>
      figures.map((figure) => ({ ...figure, beside: conditions(planned) }));
    const all = [...onSqlite.latencies, ...onMariaDb.latencies];
    return [
      ...told(latencyFigures('alerts.notice-to-slew', all, GOALS), Math.min(onSqlite.planned, onMariaDb.planned)),
      ...told(latencyFigures('alerts.notice-to-slew.sqlite', onSqlite.latencies, GOALS), onSqlite.planned),
      ...told(latencyFigures('alerts.notice-to-slew.mariadb', onMariaDb.latencies, GOALS), onMariaDb.planned),
      ...onSqlite.flooded,
    ];
  } finally {
    await server.stop();
  }
};

function inFullNight<T>(
  name: string,
  database: DatabaseConfiguration | null,
  say: Say,
  work: (stage: NightStage, places: readonly Place[], planned: number) => Promise<T>,
): Promise<T> {
  const tell = (line: string) => say(`${name}: ${line}`);
  return inFolder(`alerts-${name}`, (folder) =>
    nightOnTheWire(
      folder,
      tell,
      (stage) =>
        withWindows({ observatory: stage.observatory, folder, count: WINDOWS }, async () => {
          const { observatory } = stage;
          const places = visiblePlaces(observatory.sky.oracle as SkyOracle, observatory.clock.now());
          const planned = await planFullNight(observatory, tell);
          return work(stage, places, planned);
        }),
      database === null ? {} : { database },
    ),
  );
}

/** Ten bursts of their own, each notice with a name of its own. */
function floodNotice({ observatory }: NightStage, template: string, places: readonly Place[]) {
  return (number: number, burst: number) => {
    const place = places[burst % places.length];
    if (place === undefined) throw new Error('nothing stands high enough');
    return noticeOf(template, FLOOD_FROM + burst, place, observatory.clock.now()).replace(
      /(ivorn="[^"]*)"/,
      `$1-${number}"`,
    );
  };
}
