import { rm } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { IndiCamera } from '../../../devices/indi/IndiCamera.ts';
import { coordinateFrames } from '../../../main-services/astronomy/coordinateFrames.ts';
import { SAN_PEDRO_MARTIR } from '../../../main-services/model/site.ts';
import { type ImageDescription, imageCards } from '../../../main-services/observation/fits/imageCards.ts';
import { ImageStore } from '../../../main-services/observation/ImageStore.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { type Figure, figureOf } from '../Figure.ts';
import { percentile } from '../percentile.ts';
import { inFolder } from '../stage/inFolder.ts';
import type { CcdServerSaid, CcdServerStart } from './ccdMessages.ts';

const SIDE_PIXELS = 4096;
const IMAGE_BYTES = SIDE_PIXELS * SIDE_PIXELS * 2;
const IMAGES = 12;
/** Not counted: the first images of a night are read by code that is not compiled yet. */
const WARM_UP = 3;
const RESOLUTION_MS = 5;
const READ_WITHIN_MS = 20_000;
/** The line length of servers that wrap. */
const LINE_LETTERS = 72;

const DESCRIPTION: ImageDescription = {
  detector: 'VIS',
  kind: 'bias',
  object: null,
  observer: null,
  programme: null,
  telescope: 'COLIBRI',
  site: SAN_PEDRO_MARTIR,
  rightAscensionDegrees: null,
  declinationDegrees: null,
  altitudeDegrees: null,
  azimuthDegrees: null,
  pixelScaleArcseconds: 0.3,
  requestId: 1,
  sequenceId: 1,
  planId: 1,
  software: 'PyROS',
};

/** A 4096 × 4096 image of 16 bits: from the first byte that an INDI server sends to the file closed, flushed and named. */
export async function blobToDisk(say: (line: string) => void): Promise<readonly Figure[]> {
  const plain = await measure('devices.blob-to-disk', null, say);
  const wrapped = await measure('devices.blob-to-disk.wrapped', LINE_LETTERS, say);
  return [...plain, ...wrapped];
}

function measure(name: string, lineLetters: number | null, say: (line: string) => void): Promise<readonly Figure[]> {
  return inFolder('blob', async (folder) => {
    const workerData: CcdServerStart = { sidePixels: SIDE_PIXELS, lineLetters };
    const worker = new Worker(new URL('./ccdServer.ts', import.meta.url), { workerData });
    const clock = new RealClock();
    try {
      const { port, device } = await said(worker, 'listening');
      const camera = cameraAt(port, device, clock);
      camera.connect();
      try {
        await firstStatus(camera);
        const takes: Take[] = [];
        for (let number = 0; number < WARM_UP + IMAGES; number++) {
          const taken = await take(camera, worker, new ImageStore(folder), number);
          if (number >= WARM_UP) takes.push(taken);
          say(
            `${name}: received and decoded ${taken.receivedMs.toFixed(0)} ms, whole on disk ${taken.wholeMs.toFixed(0)} ms, worst stall ${taken.stallMs.toFixed(0)} ms`,
          );
        }
        const rates = takes.map(({ wholeMs }) => IMAGE_BYTES / 1e6 / (wholeMs / 1000));
        const stall = Math.max(...takes.map(({ stallMs }) => stallMs));
        const median = (of: (taken: Take) => number) => Number(percentile(takes.map(of), 50).toFixed(0));
        const beside = {
          slowest: Math.round(Math.min(...rates)),
          fastest: Math.round(Math.max(...rates)),
          receivedAndDecodedMs: median(({ receivedMs }) => receivedMs),
          threadCpuMs: median(({ cpuMs }) => cpuMs),
          loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
        };
        return [
          { ...figureOf(`${name}.p50`, percentile(rates, 50), 'MB/s', { atLeast: 150 }, IMAGES), beside },
          { ...figureOf(`${name}.worst-stall`, stall, 'ms', { atMost: 50 }, IMAGES), beside },
        ];
      } finally {
        await camera.disconnect();
      }
    } finally {
      clock.stop();
      await worker.terminate();
    }
  });
}

interface Take {
  readonly receivedMs: number;
  readonly wholeMs: number;
  /** Of the thread with the event loop: what it would take on a machine of its own, but for the disk. */
  readonly cpuMs: number;
  readonly stallMs: number;
}

async function take(camera: IndiCamera, worker: Worker, store: ImageStore, number: number): Promise<Take> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const sent = said(worker, 'sent');
  delay.enable();
  const cpu = process.threadCpuUsage();
  const order = { exposureSeconds: 0, filter: 'none', kind: 'bias' as const };
  await camera.expose({ ...order, rightAscensionDegrees: 0, declinationDegrees: 0 });
  const until = performance.now() + READ_WITHIN_MS;
  while ((await camera.status()).state !== 'READY') {
    if (performance.now() > until) throw new Error(`image ${number} was not received`);
    await pause(RESOLUTION_MS);
  }
  const received = now();
  const frame = await camera.read();
  const path = `routine_1/sequence_1/image_${number}.fits`;
  await store.write(path, frame, imageCards(frame, DESCRIPTION));
  const written = now();
  const { user, system } = process.threadCpuUsage(cpu);
  // The meter tells of a turn that was long in the one after it.
  await pause(2 * RESOLUTION_MS);
  delay.disable();
  const stallMs = Math.max(0, delay.max / 1e6 - RESOLUTION_MS);
  // As in a night that has been going on for a while, the next one finds memory that has been used before.
  await store.read(path, (file) => rm(file));
  const { at } = await sent;
  return { receivedMs: received - at, wholeMs: written - at, cpuMs: (user + system) / 1000, stallMs };
}

/** Threads of a process begin to count at other moments. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function said<K extends CcdServerSaid['kind']>(worker: Worker, kind: K): Promise<Extract<CcdServerSaid, { kind: K }>> {
  return new Promise((resolve, reject) => {
    const end = () => {
      worker.off('message', hear);
      worker.off('error', fail);
    };
    const hear = (message: CcdServerSaid) => {
      if (message.kind !== kind) return;
      end();
      resolve(message as Extract<CcdServerSaid, { kind: K }>);
    };
    const fail = (error: unknown) => {
      end();
      reject(error);
    };
    worker.on('message', hear);
    worker.on('error', fail);
  });
}

/** The camera has told its properties; before that nothing is answered. */
async function firstStatus(camera: IndiCamera): Promise<void> {
  const until = performance.now() + READ_WITHIN_MS;
  for (;;) {
    const failure = await camera.status().then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return;
    if (performance.now() > until) throw failure;
    await pause(20);
  }
}

function cameraAt(port: number, device: string, clock: RealClock): IndiCamera {
  return new IndiCamera({
    name: 'CameraVIS',
    address: { medium: 'tcp', host: '127.0.0.1', port },
    timekeeper: clock,
    settings: { device },
    site: SAN_PEDRO_MARTIR,
    frames: coordinateFrames(SAN_PEDRO_MARTIR),
  });
}
