import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from '../../devices/camera/Camera.ts';
import type { ObservationRequest } from '../model/request.ts';
import type { FitsCard } from './fits/FitsCard.ts';
import { writeFits } from './fits/writeFits.ts';

const ACTIVE = '_active';

/**
 * Where images live: PRODUCED_DATA/<alert|routine>_<request>[_active]/sequence_<n>/<name>.fits. Records keep the path without
 * `_active`, so that finishing a request renames one directory and changes nothing else.
 */
export class ImageStore {
  readonly #root: string;

  /** @param root the PRODUCED_DATA directory */
  constructor(root: string) {
    this.#root = root;
  }

  /** Final path of an image, relative to PRODUCED_DATA. */
  relativePath(request: Pick<ObservationRequest, 'id' | 'isAlert'>, sequenceId: number, name: string): string {
    return join(requestDirectory(request), `sequence_${sequenceId}`, `${name}.fits`);
  }

  /** Where the file of a record is now: still in the active directory, or in the finished one; null when it is in neither. */
  locate(relativePath: string): string | null {
    const [directory, ...rest] = relativePath.split('/');
    const places = [join(this.#root, `${directory}${ACTIVE}`, ...rest), join(this.#root, relativePath)];
    return places.find((place) => existsSync(place)) ?? null;
  }

  /**
   * Works on an image's file; once more where it went, when its request was finished and the directory renamed meanwhile.
   * @throws Error when it is not on disk, and the error of `work`
   */
  async read<T>(relativePath: string, work: (path: string) => Promise<T>): Promise<T> {
    const path = this.locate(relativePath);
    if (path === null) throw new Error(`${relativePath} is not on disk`);
    try {
      return await work(path);
    } catch (error) {
      const moved = this.locate(relativePath);
      if (moved === null || moved === path) throw error;
      return work(moved);
    }
  }

  /** Writes an image whole (`.tmp`, then renamed) into the request's active directory. */
  async write(relativePath: string, frame: Frame, cards: readonly FitsCard[]): Promise<void> {
    const [directory, ...rest] = relativePath.split('/');
    const finished = join(this.#root, String(directory));
    const active = `${finished}${ACTIVE}`;
    if (existsSync(finished) && !existsSync(active)) await rename(finished, active);
    const path = join(active, ...rest);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFits(path, frame, cards);
  }

  /** The request is finished: its directory loses `_active`. */
  async finish(request: Pick<ObservationRequest, 'id' | 'isAlert'>): Promise<void> {
    await this.finishDirectory(requestDirectory(request));
  }

  /** The same for a directory that belongs to no request (calibrations). */
  async finishDirectory(directory: string): Promise<void> {
    const active = join(this.#root, `${directory}${ACTIVE}`);
    if (existsSync(active)) await rename(active, join(this.#root, directory));
  }

  /** Removes what a crash left half-written; answers how many files that were. */
  async removeTemporary(): Promise<number> {
    const entries = await readdir(this.#root, { recursive: true, withFileTypes: true });
    const temporary = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.tmp'));
    await Promise.all(temporary.map((entry) => rm(join(entry.parentPath, entry.name))));
    return temporary.length;
  }
}

function requestDirectory(request: Pick<ObservationRequest, 'id' | 'isAlert'>): string {
  return `${request.isAlert ? 'alert' : 'routine'}_${request.id}`;
}
