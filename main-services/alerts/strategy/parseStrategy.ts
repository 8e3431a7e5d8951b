import type { StrategyProblem } from '../../model/alertStrategy.ts';
import { NoticeRefused } from '../voevent/NoticeRefused.ts';
import { readXml } from '../voevent/readXml.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';
import { AttributeReader } from './AttributeReader.ts';
import { readAcceptances } from './readAcceptances.ts';
import { readLimits } from './readLimits.ts';
import { readSequences } from './readSequences.ts';
import { refuseUnknownChildren } from './refuseUnknownChildren.ts';
import type { Strategy } from './Strategy.ts';
import { StrategyRefused } from './StrategyRefused.ts';

const LONGEST_DESCRIPTION = 200;

/**
 * Reads an alert strategy (strategies/default.xml shows every element), checking all of it.
 * @throws StrategyRefused naming everything that is wrong, and where
 */
export function parseStrategy(xml: string, version: number | null = null): Strategy {
  const root = readRoot(xml);
  const problems: StrategyProblem[] = [];
  refuseUnknownChildren(root, '', ['accept', 'limits', 'request', 'sequence'], problems);
  const named = new AttributeReader(root, '', ['name', 'description'], problems);
  const request = only(root, 'request', problems);
  const limits = only(root, 'limits', problems);
  const owner = request && new AttributeReader(request, 'request', ['user', 'programme'], problems);
  const strategy = {
    name: named.text('name'),
    description: named.has('description') ? named.text('description', ' ', LONGEST_DESCRIPTION).trim() : '',
    version,
    accepts: readAcceptances(root.all('accept'), problems),
    limits: limits && readLimits(limits, problems),
    userName: owner?.text('user') ?? '',
    programmeName: owner?.text('programme') ?? '',
    sequences: readSequences(root.all('sequence'), problems),
  };
  if (problems.length > 0 || strategy.limits === null) throw new StrategyRefused(problems);
  return { ...strategy, limits: strategy.limits };
}

function readRoot(xml: string): XmlElement {
  const refused = (reason: string) => new StrategyRefused([{ place: '', attribute: null, reason }]);
  try {
    // The text is UTF-8 by now, whatever its first line says.
    const root = readXml(
      Buffer.from(xml.replace(/^(\ufeff?<\?xml[^>]*?)\s+encoding\s*=\s*(["'])[^"']*\2/, '$1'), 'utf8'),
    );
    if (root.name === 'strategy') return root;
    throw refused(`The document is a <${root.name.slice(0, 60)}>, not a <strategy>.`);
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    throw refused(error.message.replace('The notice', 'The strategy'));
  }
}

function only(parent: XmlElement, name: string, problems: StrategyProblem[]): XmlElement | null {
  const [element, second] = parent.all(name);
  if (element !== undefined && second === undefined) return element;
  const count = element === undefined ? 'none' : `${parent.all(name).length}`;
  problems.push({ place: name, attribute: null, reason: `The strategy needs exactly one <${name}>; it has ${count}.` });
  return null;
}
