import type { Camera } from '../../devices/camera/Camera.ts';
import type { MountStatus } from '../../devices/mount/Mount.ts';
import type { ImageRepository } from '../database/Repositories.ts';
import type { CommandDesk, IssuedCommand } from '../instruments/CommandDesk.ts';
import type { InterlockChecks } from '../instruments/InterlockChecks.ts';
import type { ImageRecord } from '../model/image.ts';
import type { Log } from '../model/log.ts';
import type { AccessoriesState } from '../model/operations.ts';
import type { DetectorName } from '../model/request.ts';
import type { Site } from '../model/site.ts';
import type { Clock } from '../supervision/Clock.ts';
import { asTaken } from './asTaken.ts';
import { exposeOnce } from './exposeOnce.ts';
import { exposureCards } from './exposureCards.ts';
import type { ImageStore } from './ImageStore.ts';

export interface ManualExposureOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly desk: CommandDesk;
  readonly checks: InterlockChecks;
  readonly site: Site;
  readonly cameras: Readonly<Record<DetectorName, Camera>>;
  readonly store: ImageStore;
  readonly images: Pick<ImageRepository, 'add'>;
  readonly pointing: () => MountStatus | null;
  readonly accessories: () => AccessoriesState | undefined;
  readonly onImage: (image: ImageRecord) => void;
}

/** Single exposures by hand: the image goes to `manual_<date>/` and shows up like any other. */
export class ManualExposure {
  readonly #o: ManualExposureOptions;

  constructor(options: ManualExposureOptions) {
    this.#o = options;
  }

  expose(order: { detector: DetectorName; exposureSeconds: number; filter: string }, by: string): IssuedCommand {
    let image: ImageRecord | null = null;
    let failure: string | null = null;
    return this.#o.desk.issue({
      by,
      device: this.#o.cameras[order.detector].name,
      command: `EXPOSE ${order.filter} ${order.exposureSeconds} s`,
      interlock: () => this.#o.checks.expose(order.detector),
      send: async () => {
        this.#take(order).then(
          (taken) => {
            image = taken;
          },
          (error: unknown) => {
            failure = error instanceof Error ? error.message : String(error);
            this.#o.log.warning(`manual exposure: ${failure}`);
          },
        );
      },
      readBack: async () => {
        if (failure !== null) throw new Error(failure);
        return image?.path ?? null;
      },
      verifyWithinMs: (order.exposureSeconds + 60) * 1000,
      retries: 0,
    });
  }

  async #take(order: { detector: DetectorName; exposureSeconds: number; filter: string }): Promise<ImageRecord> {
    const { clock, cameras, store, site } = this.#o;
    const pointing = this.#o.pointing();
    const startedAt = new Date(clock.now()).toISOString();
    const frame = await exposeOnce(
      cameras[order.detector],
      {
        exposureSeconds: order.exposureSeconds,
        filter: order.filter,
        kind: 'object',
        rightAscensionDegrees: pointing?.rightAscensionDegrees ?? 0,
        declinationDegrees: pointing?.declinationDegrees ?? 0,
      },
      clock,
      new AbortController().signal,
    );
    const directory = `manual_${startedAt.slice(0, 10)}`;
    const path = `${directory}/${order.detector.toLowerCase()}_${startedAt.slice(11, 23).replaceAll(/[:.]/g, '')}.fits`;
    const accessories = this.#o.accessories();
    const { detector } = order;
    const cards = exposureCards({ frame, detector, kind: 'object', site, pointing, accessories, ordered: null });
    await store.write(path, frame, cards);
    return this.#o.images
      .add({
        planId: null,
        sequenceId: null,
        requestName: 'manual',
        detector: order.detector,
        ...asTaken(frame),
        path,
        kind: 'object',
      })
      .then((image) => {
        this.#o.onImage(image);
        return image;
      });
  }
}
