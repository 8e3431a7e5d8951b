import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { ImagePreview } from '../../../electron/ipc/contract/monitoring.ts';
import { client } from '../../ipc/client.ts';
import type { Stretch } from './imageChoice.ts';

/** A preview costs the services a FITS file; two at a time keep the console's other questions fast. */
const AT_ONCE = 2;
/** Thumbnails of a night and a few large pictures. */
const KEPT = 260;

export interface PreviewQuestion {
  readonly id: number;
  readonly stretch: Stretch;
  readonly size: number;
}

interface Waiting {
  readonly question: PreviewQuestion;
  readonly done: (answer: Answer<ImagePreview>) => void;
}

const kept = new Map<string, Promise<Answer<ImagePreview>>>();
const waiting: Waiting[] = [];
let running = 0;

/** A preview, asked for once; what was asked last comes first, because that is what is looked at. */
export function askPreview(question: PreviewQuestion): Promise<Answer<ImagePreview>> {
  const key = `${question.id} ${question.stretch} ${question.size}`;
  const known = kept.get(key);
  if (known) {
    // Used again: the last to be forgotten.
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const answer = new Promise<Answer<ImagePreview>>((done) => {
    waiting.push({ question, done });
    run();
  });
  kept.set(key, answer);
  void answer.then((result) => {
    if (!result.ok) kept.delete(key);
  });
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return answer;
}

function run(): void {
  while (running < AT_ONCE) {
    const next = waiting.pop();
    if (!next) return;
    running += 1;
    void client['images.preview'](next.question).then((answer) => {
      running -= 1;
      next.done(answer);
      run();
    });
  }
}
