import type { Camera, ExposureOrder } from '../../devices/camera/Camera.ts';
import type { ImageRepository } from '../database/Repositories.ts';
import type { ImageRecord } from '../model/image.ts';
import type { Log } from '../model/log.ts';
import type { DetectorName } from '../model/request.ts';
import type { Site } from '../model/site.ts';
import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';
import { asTaken } from './asTaken.ts';
import { exposeOnce } from './exposeOnce.ts';
import { exposureCards } from './exposureCards.ts';
import type { ImageStore } from './ImageStore.ts';
import type { InQueue } from './SequenceExecutor.ts';

export interface NightCalibrationsOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly site: Site;
  readonly cameras: Readonly<Record<DetectorName, Camera>>;
  readonly inQueue: InQueue;
  readonly store: ImageStore;
  readonly images: Pick<ImageRepository, 'add'>;
  readonly onImage: (image: ImageRecord) => void;
  /** Checked before each frame: calibrations are taken behind a shut dome only. */
  readonly domeIsShut: () => boolean;
}

/** Frames of one set: enough for a median that rejects a single outlier; darks as long as the standard exposure. */
const FRAMES = 3;
const DARK_SECONDS = 30;

/** Bias and dark frames of both cameras at the end of the night, behind the shut dome. */
export class NightCalibrations {
  readonly #o: NightCalibrationsOptions;

  constructor(options: NightCalibrationsOptions) {
    this.#o = options;
  }

  /** A camera that fails is noted and left out; what is whole stays. */
  async take(nightDate: string): Promise<void> {
    const directory = `calibrations_${nightDate}`;
    await this.#o.inQueue('night_calibrations', `calibrations of ${nightDate}`, async (signal) => {
      const results = await Promise.allSettled([
        this.#camera('VIS', directory, signal),
        this.#camera('NIR', directory, signal),
      ]);
      for (const result of results) {
        if (result.status === 'rejected') this.#o.log.warning(`calibrations: ${String(result.reason)}`);
      }
    });
    await this.#o.store.finishDirectory(directory);
    this.#o.log.info(`calibrations of ${nightDate} taken`);
  }

  async #camera(detector: DetectorName, directory: string, signal: AbortSignal): Promise<void> {
    const camera = this.#o.cameras[detector];
    const { filter } = await camera.status();
    for (const kind of ['bias', 'dark'] as const) {
      for (let index = 0; index < FRAMES; index++) {
        if (!this.#o.domeIsShut()) throw new Error('the dome is not shut: no calibrations');
        const order: ExposureOrder = {
          exposureSeconds: kind === 'bias' ? 0 : DARK_SECONDS,
          filter,
          kind,
          rightAscensionDegrees: 0,
          declinationDegrees: 90,
        };
        const frame = await exposeOnce(camera, order, this.#o.clock, signal);
        await holding(this.#o.clock, async () => {
          const path = `${directory}/${detector.toLowerCase()}_${kind}_${String(index + 1).padStart(2, '0')}.fits`;
          const cards = exposureCards({ frame, detector, kind, site: this.#o.site, pointing: null, ordered: null });
          await this.#o.store.write(path, frame, cards);
          const image = await this.#o.images.add({
            planId: null,
            sequenceId: null,
            requestName: directory,
            detector,
            ...asTaken(frame),
            path,
            kind,
          });
          this.#o.onImage(image);
        });
      }
    }
  }
}
