import { toNumber } from './params.ts';
import { parseUtc } from './parseUtc.ts';
import type { Why } from './VoEvent.ts';
import type { XmlElement } from './XmlElement.ts';

/** How much the author makes of it, and what it is taken for. */
export function readWhy(why: XmlElement | null): Why {
  if (why === null) return { importance: null, expiresAt: null, inferences: [] };
  return {
    importance: toNumber(why.attribute('importance')),
    expiresAt: parseUtc(why.attribute('expires')),
    inferences: why.all('Inference').map((inference) => ({
      probability: toNumber(inference.attribute('probability')),
      relation: inference.attribute('relation'),
      names: inference.all('Name').map(({ text }) => text),
      concepts: inference.all('Concept').map(({ text }) => text),
    })),
  };
}
