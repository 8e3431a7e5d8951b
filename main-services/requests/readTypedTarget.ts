import { XmlElement } from '../alerts/voevent/XmlElement.ts';
import type { SkyTarget } from '../astronomy/Visibility.ts';
import type { Night } from '../model/night.ts';
import type { Site } from '../model/site.ts';
import { checkMotion } from './checkMotion.ts';
import { placeInNight } from './placeInNight.ts';
import { RequestRefused } from './RequestRefused.ts';
import { readTarget } from './readTarget.ts';

/**
 * A moving target out of the attributes that its `<target>` would have in a request's XML, read and checked as there.
 * @throws RequestRefused whose problems begin with "target: " and, where it is one attribute's, with its name
 */
export function readTypedTarget(attributes: Readonly<Record<string, string>>, night: Night, site: Site): SkyTarget {
  const element = new XmlElement({
    name: 'target',
    namespace: null,
    attributes: new Map(Object.entries(attributes)),
    children: [],
    text: '',
  });
  const problems: string[] = [];
  const motion = readTarget(element, 'target', problems);
  if (problems.length === 0) problems.push(...checkMotion(motion).map((problem) => `target: ${problem}`));
  if (problems.length > 0) throw new RequestRefused(problems);
  const target = { rightAscensionDegrees: 0, declinationDegrees: 0, motion };
  return { ...target, ...placeInNight(target, 'target', night, site) };
}
