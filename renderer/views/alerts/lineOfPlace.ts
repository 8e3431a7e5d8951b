import type { StrategyProblem } from '../../../electron/ipc/contract/strategies.ts';

/**
 * The line, from 1, of the element (or its attribute) that a problem of a strategy is about; 1 when it is not found.
 * Places are written as "sequence 1 › album VIS › plan 2".
 */
export function lineOfPlace(xml: string, { place, attribute }: Pick<StrategyProblem, 'place' | 'attribute'>): number {
  const text = xml.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  let at = Math.max(0, text.search(/<strategy[\s/>]/));
  for (const step of place === '' ? [] : place.split(' › ')) {
    const [tag = '', key = ''] = step.split(' ');
    const found = findElement(text, at, tag, key);
    if (found === null) break;
    at = found;
  }
  const end = text.indexOf('>', at);
  const inTag = attribute === null ? -1 : text.slice(at, end).search(new RegExp(`\\s${escaped(attribute)}\\s*=`));
  // The white space before an attribute may hold the end of the line before.
  const position = inTag < 0 ? at : at + inTag + 1;
  return text.slice(0, position).split('\n').length;
}

/** The n-th element of that name from here on, or the one with that detector. */
function findElement(text: string, from: number, tag: string, key: string): number | null {
  const pattern = new RegExp(`<${escaped(tag)}[\\s/>]`, 'g');
  pattern.lastIndex = from;
  const wanted = Number(key);
  for (let count = 1, match = pattern.exec(text); match !== null; match = pattern.exec(text), count++) {
    if (key === '' || count === wanted) return match.index;
    const inside = text.slice(match.index, text.indexOf('>', match.index));
    if (Number.isNaN(wanted) && inside.includes(`"${key}"`)) return match.index;
  }
  return null;
}

function escaped(text: string): string {
  return text.replace(/[^\w-]/g, (character) => `\\${character}`);
}
