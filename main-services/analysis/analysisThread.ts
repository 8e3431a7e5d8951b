import { parentPort } from 'node:worker_threads';
import { readFits } from '../observation/fits/readFits.ts';
import { stepBehind } from '../supervision/stepBehind.ts';
import type { AnalysisAnswer, AnalysisJob } from './AnalysisJob.ts';
import { analyseImage } from './analyseImage.ts';
import { buildPreview } from './buildPreview.ts';

stepBehind();

/** The worker's side: reads the file and computes, away from the event loop of the observatory. */
parentPort?.on('message', async (job: AnalysisJob) => {
  let answer: AnalysisAnswer;
  try {
    const image = await readFits(job.path);
    answer = { ok: true, value: job.kind === 'analyse' ? analyseImage(image) : buildPreview(image, job.options) };
  } catch (fault) {
    answer = { ok: false, message: fault instanceof Error ? fault.message : String(fault) };
  }
  parentPort?.postMessage(answer);
});
