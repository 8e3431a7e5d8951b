import type { StrategyProblem } from '../../model/alertStrategy.ts';
import { knownNoticeTypes } from '../voevent/noticeTypes.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';
import { AttributeReader } from './AttributeReader.ts';
import { type Acceptance, ANY_TYPE } from './Strategy.ts';

/** Reads every <accept>: a misspelt mission or type would never match anything, so it is a problem. */
export function readAcceptances(elements: readonly XmlElement[], problems: StrategyProblem[]): readonly Acceptance[] {
  const types = knownNoticeTypes();
  const seen = new Set<string>();
  if (elements.length === 0) {
    problems.push({
      place: 'accept',
      attribute: null,
      reason: 'The strategy accepts no notice: it needs an <accept>.',
    });
  }
  return elements.map((element, index) => {
    const place = `accept ${index + 1}`;
    const attributes = new AttributeReader(
      element,
      place,
      ['mission', 'type', 'minimum-significance', 'maximum-error-arcminutes'],
      problems,
    );
    const mission = attributes.choice('mission', [...types.keys()]);
    const ofMission = types.get(mission);
    const type =
      ofMission === undefined ? attributes.text('type') : attributes.choice('type', [ANY_TYPE, ...ofMission]);
    if (seen.has(`${mission}/${type}`)) {
      problems.push({ place, attribute: 'type', reason: `${mission} ${type} is accepted twice (${place}).` });
    }
    seen.add(`${mission}/${type}`);
    return {
      mission,
      type,
      minimumSignificance: attributes.has('minimum-significance')
        ? attributes.number('minimum-significance', 0, 1000)
        : null,
      maximumErrorDegrees: attributes.has('maximum-error-arcminutes')
        ? attributes.number('maximum-error-arcminutes', 0.1, 600) / 60
        : null,
    };
  });
}
