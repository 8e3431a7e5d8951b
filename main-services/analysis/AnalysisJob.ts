import type { ImageAnalysis } from './analyseImage.ts';
import type { Preview, PreviewOptions } from './buildPreview.ts';

/** What the worker is asked. */
export type AnalysisJob =
  | { readonly kind: 'analyse'; readonly path: string }
  | { readonly kind: 'preview'; readonly path: string; readonly options: PreviewOptions };

/** What it answers: one answer per job, in order. */
export type AnalysisAnswer =
  | { readonly ok: true; readonly value: ImageAnalysis | Preview }
  | { readonly ok: false; readonly message: string };
