import type { DetectorName } from '../../model/request.ts';
import type { AlbumDraft, PlanDraft } from '../../model/requestDraft.ts';
import { NoticeRefused } from '../voevent/NoticeRefused.ts';
import { readXml } from '../voevent/readXml.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';
import { AttributeReader } from './AttributeReader.ts';
import type { Acceptance, Strategy, StrategyLimits, StrategySequence } from './Strategy.ts';
import { StrategyRefused } from './StrategyRefused.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DETECTORS: readonly string[] = ['VIS', 'NIR'];

/**
 * Reads an alert strategy (strategies/default.xml shows every element), checking all of it.
 * @throws StrategyRefused saying what is wrong and where
 */
export function parseStrategy(xml: string): Strategy {
  const root = readRoot(xml);
  refuseUnknownChildren(root, ['accept', 'limits', 'request', 'sequence']);
  const request = only(root, 'request');
  const owner = new AttributeReader(request, ['user', 'programme']);
  const accepts = root.all('accept').map(readAcceptance);
  const sequences = root.all('sequence').map(readSequence);
  if (accepts.length === 0) throw new StrategyRefused('The strategy accepts no notice: it needs an <accept>.');
  if (sequences.length === 0) throw new StrategyRefused('The strategy observes nothing: it needs a <sequence>.');
  return {
    name: new AttributeReader(root, ['name']).text('name'),
    accepts,
    limits: readLimits(only(root, 'limits')),
    userName: owner.text('user'),
    programmeName: owner.text('programme'),
    sequences,
  };
}

function readRoot(xml: string): XmlElement {
  try {
    const root = readXml(Buffer.from(xml, 'utf8'));
    if (root.name === 'strategy') return root;
    throw new StrategyRefused(`The document is a <${root.name}>, not a <strategy>.`);
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    throw new StrategyRefused(error.message.replace('The notice', 'The strategy'));
  }
}

function readAcceptance(element: XmlElement): Acceptance {
  const attributes = new AttributeReader(element, ['mission', 'type', 'minimum-significance']);
  return {
    mission: attributes.text('mission'),
    type: attributes.text('type'),
    minimumSignificance:
      element.attribute('minimum-significance') === null ? null : attributes.number('minimum-significance', 0, 1000),
  };
}

function readLimits(element: XmlElement): StrategyLimits {
  const attributes = new AttributeReader(element, [
    'maximum-error-arcminutes',
    'minimum-altitude-degrees',
    'maximum-sun-altitude-degrees',
    'minimum-moon-distance-degrees',
    'maximum-trigger-age-hours',
    'maximum-notice-age-minutes',
    'maximum-lead-seconds',
  ]);
  return {
    maximumErrorDegrees: attributes.number('maximum-error-arcminutes', 0.1, 600) / 60,
    minimumAltitudeDegrees: attributes.number('minimum-altitude-degrees', 10, 80),
    maximumSunAltitudeDegrees: attributes.number('maximum-sun-altitude-degrees', -18, -6),
    minimumMoonDistanceDegrees: attributes.number('minimum-moon-distance-degrees', 0, 90),
    maximumTriggerAgeMs: attributes.number('maximum-trigger-age-hours', 0.1, 168) * HOUR_MS,
    maximumNoticeAgeMs: attributes.number('maximum-notice-age-minutes', 1, 10_080) * MINUTE_MS,
    maximumLeadMs: attributes.number('maximum-lead-seconds', 0, 3600) * 1000,
  };
}

function readSequence(element: XmlElement): StrategySequence {
  const attributes = new AttributeReader(element, ['name', 'priority-offset', 'overhead-seconds']);
  refuseUnknownChildren(element, ['album']);
  const albums = element.all('album').map(readAlbum);
  if (albums.length === 0) throw new StrategyRefused(`<sequence name="${attributes.text('name')}"> has no <album>.`);
  if (new Set(albums.map(({ detector }) => detector)).size !== albums.length) {
    throw new StrategyRefused(`<sequence name="${attributes.text('name')}"> has two albums of one detector.`);
  }
  return {
    name: attributes.text('name'),
    priorityOffset: attributes.whole('priority-offset', -5, 5, 0),
    overheadSeconds: attributes.number('overhead-seconds', 0, 3600, 30),
    albums,
  };
}

function readAlbum(element: XmlElement): AlbumDraft {
  const detector = new AttributeReader(element, ['detector']).text('detector');
  refuseUnknownChildren(element, ['plan']);
  if (!DETECTORS.includes(detector)) {
    throw new StrategyRefused(
      `<album detector="${detector}"> names no detector; there are ${DETECTORS.join(' and ')}.`,
    );
  }
  const plans = element.all('plan').map(readPlan);
  if (plans.length === 0) throw new StrategyRefused(`<album detector="${detector}"> has no <plan>.`);
  return { detector: detector as DetectorName, plans };
}

function readPlan(element: XmlElement, index: number): PlanDraft {
  const attributes = new AttributeReader(element, ['name', 'filter', 'exposure', 'count', 'dither']);
  const filter = attributes.text('filter');
  return {
    name: attributes.text('name', `${index + 1} ${filter}`),
    filter,
    exposureSeconds: attributes.number('exposure', 0.01, 3600),
    imageCount: attributes.whole('count', 1, 1000),
    ditherArcseconds: attributes.number('dither', 0, 300, 0),
  };
}

function only(parent: XmlElement, name: string): XmlElement {
  const [element, second] = parent.all(name);
  if (element === undefined || second !== undefined) {
    throw new StrategyRefused(`The strategy needs exactly one <${name}>.`);
  }
  return element;
}

function refuseUnknownChildren(parent: XmlElement, known: readonly string[]): void {
  const unknown = parent.children.find((child) => !known.includes(child.name));
  if (unknown !== undefined) throw new StrategyRefused(`<${parent.name}> contains an unknown <${unknown.name}>.`);
}
