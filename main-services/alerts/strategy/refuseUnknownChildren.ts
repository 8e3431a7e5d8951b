import type { StrategyProblem } from '../../model/alertStrategy.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';

/** An element that nobody reads is a misunderstanding. */
export function refuseUnknownChildren(
  parent: XmlElement,
  place: string,
  known: readonly string[],
  problems: StrategyProblem[],
): void {
  const where = place === '' ? '' : ` (${place})`;
  for (const { name } of parent.children) {
    if (known.includes(name)) continue;
    const reason = `<${parent.name}> contains an unknown <${name.slice(0, 60)}>${where}.`;
    problems.push({ place, attribute: null, reason });
  }
}
