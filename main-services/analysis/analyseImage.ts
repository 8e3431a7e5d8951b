import type { ReadCard } from '../observation/fits/parseHeader.ts';
import { measureBackground } from './background.ts';
import { detectSources, type Source } from './detectSources.ts';
import { measureFwhm } from './measureFwhm.ts';
import type { Picture } from './Picture.ts';

/** The brightest sources are listed, the others only counted. */
const LISTED_SOURCES = 200;

/** What an image says about itself at once. */
export interface ImageAnalysis {
  /** Sky. */
  readonly medianCounts: number;
  readonly skySigmaCounts: number;
  readonly sourceCount: number;
  /** Width of the stars; null when no star is good enough or the header gives no pixel scale. */
  readonly fwhmArcseconds: number | null;
  /** Brightest first. */
  readonly sources: readonly Source[];
}

/** Measures sky, sources and seeing. */
export function analyseImage(image: Picture & { readonly cards: readonly ReadCard[] }): ImageAnalysis {
  const background = measureBackground(image);
  const sources = detectSources(image, background);
  const fwhmPixels = measureFwhm(image, background, sources);
  const scale = pixelScaleArcseconds(image.cards);
  return {
    medianCounts: background.medianCounts,
    skySigmaCounts: background.sigmaCounts,
    sourceCount: sources.length,
    fwhmArcseconds: fwhmPixels === null || scale === null ? null : fwhmPixels * scale,
    sources: sources.slice(0, LISTED_SOURCES),
  };
}

function pixelScaleArcseconds(cards: readonly ReadCard[]): number | null {
  const number = (keyword: string) => {
    const value = cards.find((card) => card.keyword === keyword)?.value;
    return typeof value === 'number' && value !== 0 ? value : null;
  };
  const degrees = number('CDELT2');
  return number('PIXSCALE') ?? (degrees === null ? null : Math.abs(degrees) * 3600);
}
