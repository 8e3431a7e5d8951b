import type { Camera } from '../../devices/camera/Camera.ts';
import { DeviceError } from '../../devices/errors.ts';
import type { MountStatus } from '../../devices/mount/Mount.ts';
import { placeAt } from '../astronomy/moving/placeAt.ts';
import type { ImageRepository, RequestRepository } from '../database/Repositories.ts';
import type { ImageRecord } from '../model/image.ts';
import type { Log } from '../model/log.ts';
import type { AccessoriesState, DetectorProgress, ExecutionState } from '../model/operations.ts';
import type { Album, DetectorName, ObservationRequest, Plan, Sequence } from '../model/request.ts';
import type { Site } from '../model/site.ts';
import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';
import { TaskRevoked } from '../supervision/TaskQueues.ts';
import { asTaken } from './asTaken.ts';
import { DitherGate, ditherOffset } from './DitherGate.ts';
import { exposeOnce } from './exposeOnce.ts';
import { exposureCards } from './exposureCards.ts';
import type { ImageStore } from './ImageStore.ts';
import { imageName } from './imageName.ts';

/** How a sequence ended; `reason` says what is missing, null when nothing is. */
export interface ExecutionOutcome {
  readonly outcome: 'completed' | 'interrupted';
  readonly reason: string | null;
}

/** Points the telescope (and the dome) at a place and comes back when it tracks there; answers null or the reason why not. */
export type PointAt = (
  target: { rightAscensionDegrees: number; declinationDegrees: number },
  label: string,
  signal: AbortSignal,
) => Promise<string | null>;

/** Runs work in a named queue, one at a time each; the work's own signal fires when the task is revoked. */
export type InQueue = <T>(
  queue: 'execute_plan_vis' | 'execute_plan_nir' | 'night_calibrations',
  name: string,
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<T>;

export interface SequenceExecutorOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly site: Site;
  readonly cameras: Readonly<Record<DetectorName, Camera>>;
  readonly pointAt: PointAt;
  readonly inQueue: InQueue;
  readonly store: ImageStore;
  readonly requests: Pick<RequestRepository, 'setImagesTaken'>;
  readonly images: Pick<ImageRepository, 'add'>;
  /** The telescope's latest read-back, for the header. */
  readonly pointing: () => MountStatus | null;
  /** How the focuser and its like stand, for the header too. */
  readonly accessories: () => AccessoriesState | undefined;
  readonly onProgress: (state: ExecutionState) => void;
  readonly onImage: (image: ImageRecord) => void;
}

/** How often a camera that failed is tried again within one album before the sequence goes on without it. */
const CAMERA_TRIES = 2;

/** Executes one sequence at a time: points, then runs the albums of both detectors side by side. */
export class SequenceExecutor {
  readonly #o: SequenceExecutorOptions;

  constructor(options: SequenceExecutorOptions) {
    this.#o = options;
  }

  /** Never rejects for what happens to instruments: that is an outcome. */
  async execute(request: ObservationRequest, sequence: Sequence, signal: AbortSignal): Promise<ExecutionOutcome> {
    const { clock, log } = this.#o;
    const progress = new Map<DetectorName, DetectorProgress>(
      sequence.albums.map((album) => [album.detector, firstProgress(album)]),
    );
    const startedAt = clock.now();
    // A planet, an asteroid or a satellite is pointed at where it stands now.
    const place = placeAt(this.#o.site, sequence, startedAt);
    const tell = (step: ExecutionState['step']) =>
      this.#o.onProgress({
        sequenceId: sequence.id,
        requestId: request.id,
        name: sequence.name,
        isAlert: request.isAlert,
        step,
        startedAt,
        expectedEndAt: startedAt + (sequence.durationSeconds + sequence.overheadSeconds) * 1000,
        rightAscensionDegrees: place.rightAscensionDegrees,
        declinationDegrees: place.declinationDegrees,
        detectors: [...progress.values()],
      });
    tell('slewing');
    const refusal = await this.#o.pointAt(place, sequence.name, signal);
    if (signal.aborted) return { outcome: 'interrupted', reason: wordsOf(signal.reason) };
    if (refusal !== null) return { outcome: 'interrupted', reason: refusal };
    log.info(`sequence ${sequence.id} '${sequence.name}' is on target`);
    const gate = new DitherGate();
    const leader = longestAlbum(sequence.albums);
    const results = await Promise.all(
      sequence.albums.map((album) =>
        this.#album({
          request,
          sequence,
          album,
          gate,
          leads: album === leader,
          signal,
          update: (change) => {
            progress.set(album.detector, { ...(progress.get(album.detector) ?? firstProgress(album)), ...change });
            tell('exposing');
          },
        }),
      ),
    );
    tell('finishing');
    if (signal.aborted) return { outcome: 'interrupted', reason: wordsOf(signal.reason) };
    const problems = results.filter((result) => result !== null);
    const nothingDone = problems.length === sequence.albums.length && problems.length > 0;
    return { outcome: nothingDone ? 'interrupted' : 'completed', reason: problems.join('; ') || null };
  }

  /** One detector's plans in its queue; answers what kept it from finishing, or null. */
  async #album(run: AlbumRun): Promise<string | null> {
    const { album, sequence, signal, update } = run;
    const queue = album.detector === 'VIS' ? 'execute_plan_vis' : 'execute_plan_nir';
    try {
      for (const plan of album.plans) {
        await this.#o.inQueue(queue, `${sequence.name}: ${plan.name}`, (revoked) =>
          this.#plan(plan, run, AbortSignal.any([signal, revoked])).catch((error: unknown) => {
            // Interrupted is not failed: in the list of tasks it stands as taken back, with the reason.
            throw signal.aborted ? new TaskRevoked(wordsOf(signal.reason)) : error;
          }),
        );
      }
      return null;
    } catch (error) {
      if (signal.aborted) return wordsOf(signal.reason);
      const words = `${album.detector} left out: ${wordsOf(error)}`;
      update({ note: words, exposureStartedAt: null });
      this.#o.log.warning(`sequence ${sequence.id} '${sequence.name}': ${words}`);
      return words;
    }
  }

  async #plan(plan: Plan, run: AlbumRun, signal: AbortSignal): Promise<void> {
    const { clock } = this.#o;
    const done = run.album.plans
      .slice(0, run.album.plans.indexOf(plan))
      .reduce((sum, earlier) => sum + earlier.imageCount, 0);
    let failures = 0;
    for (let index = plan.imagesTaken; index < plan.imageCount; ) {
      signal.throwIfAborted();
      try {
        if (run.leads && plan.ditherArcseconds > 0 && index > 0) {
          await run.gate.moving(() => this.#dither(run.sequence, index, plan.ditherArcseconds, signal));
        }
        await run.gate.exposing(async () => {
          run.update({
            filter: plan.filter,
            exposureSeconds: plan.exposureSeconds,
            exposureStartedAt: clock.now(),
            note: null,
          });
          await this.#image(plan, index, run, signal);
        });
        index++;
        failures = 0;
        run.update({ imagesDone: done + index, exposureStartedAt: null });
      } catch (error) {
        if (signal.aborted || !(error instanceof DeviceError) || ++failures >= CAMERA_TRIES) throw error;
        run.update({ note: `${error.message}; trying again`, exposureStartedAt: null });
      }
    }
  }

  async #dither(sequence: Sequence, index: number, stepArcseconds: number, signal: AbortSignal): Promise<void> {
    const offset = ditherOffset(index, stepArcseconds);
    const target = {
      rightAscensionDegrees:
        (sequence.rightAscensionDegrees +
          offset.eastArcseconds / 3600 / Math.max(0.01, Math.cos((sequence.declinationDegrees * Math.PI) / 180)) +
          360) %
        360,
      declinationDegrees: Math.min(90, Math.max(-90, sequence.declinationDegrees + offset.northArcseconds / 3600)),
    };
    const refusal = await this.#o.pointAt(target, `${sequence.name} dither`, signal);
    if (refusal !== null) this.#o.log.warning(`dither of '${sequence.name}' not made: ${refusal}`);
  }

  async #image(plan: Plan, index: number, run: AlbumRun, signal: AbortSignal): Promise<void> {
    const { clock, store } = this.#o;
    const { request, sequence, album } = run;
    const frame = await exposeOnce(
      this.#o.cameras[album.detector],
      {
        exposureSeconds: plan.exposureSeconds,
        filter: plan.filter,
        kind: 'object',
        rightAscensionDegrees: sequence.rightAscensionDegrees,
        declinationDegrees: sequence.declinationDegrees,
      },
      clock,
      signal,
    );
    await holding(clock, async () => {
      const path = store.relativePath(request, sequence.id, imageName(album.detector, plan.id, index));
      const context = { frame, detector: album.detector, kind: 'object', site: this.#o.site } as const;
      await store.write(
        path,
        frame,
        exposureCards({
          ...context,
          pointing: this.#o.pointing(),
          accessories: this.#o.accessories(),
          ordered: { request, sequence, plan },
        }),
      );
      const record = await this.#o.images.add({
        planId: plan.id,
        sequenceId: sequence.id,
        requestName: request.name,
        detector: album.detector,
        ...asTaken(frame),
        path,
        kind: 'object',
      });
      await this.#o.requests.setImagesTaken(plan.id, index + 1);
      this.#o.onImage(record);
    });
  }
}

interface AlbumRun {
  readonly request: ObservationRequest;
  readonly sequence: Sequence;
  readonly album: Album;
  readonly gate: DitherGate;
  /** The album whose exposures are longest moves the telescope between images; the other follows. */
  readonly leads: boolean;
  readonly signal: AbortSignal;
  readonly update: (change: Partial<DetectorProgress>) => void;
}

function firstProgress(album: Album): DetectorProgress {
  const first = album.plans[0];
  return {
    detector: album.detector,
    filter: first?.filter ?? '',
    exposureSeconds: first?.exposureSeconds ?? 0,
    exposureStartedAt: null,
    imagesDone: album.plans.reduce((sum, plan) => sum + plan.imagesTaken, 0),
    imagesTotal: album.plans.reduce((sum, plan) => sum + plan.imageCount, 0),
    note: null,
  };
}

function longestAlbum(albums: readonly Album[]): Album | undefined {
  const longest = (album: Album) => Math.max(0, ...album.plans.map((plan) => plan.exposureSeconds));
  return albums.toSorted((a, b) => longest(b) - longest(a))[0];
}

/** An error or an abort reason in words. */
function wordsOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
