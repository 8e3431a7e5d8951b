import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import { type monitoringCalls, TREND_QUANTITIES } from '../contract/monitoring.ts';

/** Readings, images, log, agents; and, in simulation, the sensors. */
export function monitoringHandlers(observatory: Observatory): Pick<Handlers, keyof typeof monitoringCalls> {
  const { repositories, supervisor, tasks, analysis, store } = observatory;
  return {
    'environment.trends': async ({ from, to, points }) =>
      Promise.all(
        TREND_QUANTITIES.map(async (quantity) => ({
          quantity,
          points: (await repositories.history.trend(quantity, from, to, points)).points,
        })),
      ),
    'images.list': ({ limit }) => repositories.images.list(limit),
    'images.preview': async ({ id, stretch, size }) => {
      const image = await repositories.images.get(id);
      if (!image) throw new Refusal('input', `There is no image ${id}.`);
      if (store.locate(image.path) === null)
        throw new Refusal('failed', `The file of image ${id} (${image.path}) is not on disk any more.`);
      return { image, ...(await store.read(image.path, (path) => analysis.preview(path, { stretch, size }))) };
    },
    'log.query': (filter) => repositories.logs.query(filter),
    'agents.restart': async ({ name }, { userName }) => {
      await supervisor.restart(name, userName);
      return null;
    },
    'tasks.revoke': ({ id }) => {
      if (!tasks.revoke(id)) throw new Refusal('input', `Task ${id} is over already.`);
      return null;
    },
    'simulation.setValue': async ({ deviceName, valueName, value }) => {
      if (!observatory.simulators) throw new Refusal('failed', 'These are real devices: their sensors cannot be set.');
      await observatory.simulators.simulate(deviceName, valueName, value);
      return null;
    },
  };
}
