import type { ImageRepository } from '../database/Repositories.ts';
import type { ImageRecord } from '../model/image.ts';
import type { ObservatoryEvents } from '../ObservatoryEvents.ts';
import type { ImageStore } from '../observation/ImageStore.ts';
import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';
import type { TaskQueues } from '../supervision/TaskQueues.ts';
import type { AnalysisWorker } from './AnalysisWorker.ts';

/** Tells of every new image at once, and again when it has been looked at (queue "analysis"). */
export function analyseEachImage(options: {
  tasks: TaskQueues;
  analysis: AnalysisWorker;
  clock: Clock;
  images: Pick<ImageRepository, 'setAnalysis'>;
  store: ImageStore;
  events: ObservatoryEvents;
}): (image: ImageRecord) => void {
  const { tasks, analysis, clock, images, store, events } = options;
  return (image) => {
    events.emit('image', image);
    tasks.enqueue('analysis', image.path, () =>
      holding(clock, async () => {
        const seen = await store.read(image.path, (path) => analysis.analyse(path));
        events.emit('image', await images.setAnalysis(image.id, seen));
      }),
    );
  };
}
