import type { StrategyProblem } from '../../model/alertStrategy.ts';
import type { DetectorName } from '../../model/request.ts';
import type { AlbumDraft, PlanDraft } from '../../model/requestDraft.ts';
import { FILTERS, LIMITS } from '../../requests/requestLimits.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';
import { AttributeReader } from './AttributeReader.ts';
import { refuseUnknownChildren } from './refuseUnknownChildren.ts';
import type { StrategySequence } from './Strategy.ts';

const DETECTORS: readonly DetectorName[] = ['VIS', 'NIR'];
/** As many sequences as a request may have, repetitions counted. */
const MOST_SEQUENCES = LIMITS.sequences;
const MOST_REPETITIONS = 50;
/** A night. */
const LONGEST_MINUTES = 14 * 60;

/** Reads every <sequence>, down to its plans. */
export function readSequences(
  elements: readonly XmlElement[],
  problems: StrategyProblem[],
): readonly StrategySequence[] {
  const sequences = elements.map((element, index) => readSequence(element, `sequence ${index + 1}`, problems));
  const count = sequences.reduce((sum, { repetitions }) => sum + repetitions, 0);
  const report = (reason: string) => problems.push({ place: 'sequence', attribute: null, reason });
  if (count === 0) report('The strategy observes nothing: it needs a <sequence>.');
  if (count > MOST_SEQUENCES) report(`The strategy asks for ${count} sequences; at most ${MOST_SEQUENCES} are taken.`);
  return sequences;
}

function readSequence(element: XmlElement, place: string, problems: StrategyProblem[]): StrategySequence {
  const attributes = new AttributeReader(
    element,
    place,
    ['name', 'priority-offset', 'overhead-seconds', 'delay-minutes', 'repeat', 'interval-minutes'],
    problems,
  );
  refuseUnknownChildren(element, place, ['album'], problems);
  const name = attributes.text('name');
  const albums = element.all('album').map((album) => readAlbum(album, place, problems));
  const report = (reason: string) => problems.push({ place, attribute: null, reason });
  if (albums.length === 0) report(`<sequence name="${name}"> has no <album>.`);
  if (new Set(albums.map(({ detector }) => detector)).size !== albums.length) {
    report(`<sequence name="${name}"> has two albums of one detector.`);
  }
  const repetitions = attributes.whole('repeat', 1, MOST_REPETITIONS, 1);
  const intervalMinutes = attributes.number('interval-minutes', 1, LONGEST_MINUTES, repetitions > 1 ? Number.NaN : 1);
  if (Number.isNaN(intervalMinutes)) {
    const reason = `<sequence repeat="${repetitions}"> needs the attribute "interval-minutes" (${place}).`;
    problems.push({ place, attribute: 'interval-minutes', reason });
  }
  return {
    name,
    priorityOffset: attributes.whole(
      'priority-offset',
      LIMITS.priorityOffset.minimum,
      LIMITS.priorityOffset.maximum,
      0,
    ),
    overheadSeconds: attributes.number(
      'overhead-seconds',
      LIMITS.overheadSeconds.minimum,
      LIMITS.overheadSeconds.maximum,
      30,
    ),
    delaySeconds: attributes.number('delay-minutes', 0, LONGEST_MINUTES, 0) * 60,
    repetitions,
    intervalSeconds: intervalMinutes * 60,
    albums,
  };
}

function readAlbum(element: XmlElement, sequencePlace: string, problems: StrategyProblem[]): AlbumDraft {
  const name = element.attribute('detector') ?? '';
  const place = `${sequencePlace} › album ${name.slice(0, 20)}`;
  const attributes = new AttributeReader(element, place, ['detector'], problems);
  const detector = DETECTORS.find((one) => one === attributes.choice('detector', DETECTORS));
  refuseUnknownChildren(element, place, ['plan'], problems);
  const plans = element
    .all('plan')
    .map((plan, index) => readPlan(plan, index, detector ?? null, `${place} › plan ${index + 1}`, problems));
  const report = (reason: string) => problems.push({ place, attribute: null, reason });
  if (plans.length === 0) report(`<album detector="${name.slice(0, 20)}"> has no <plan> (${place}).`);
  if (plans.length > LIMITS.plansOfAlbum) {
    report(
      `<album detector="${name}"> has ${plans.length} plans; at most ${LIMITS.plansOfAlbum} are taken (${place}).`,
    );
  }
  return { detector: detector ?? 'VIS', plans };
}

function readPlan(
  element: XmlElement,
  index: number,
  detector: DetectorName | null,
  place: string,
  problems: StrategyProblem[],
): PlanDraft {
  const attributes = new AttributeReader(element, place, ['name', 'filter', 'exposure', 'count', 'dither'], problems);
  refuseUnknownChildren(element, place, [], problems);
  const filter = detector === null ? attributes.text('filter') : attributes.choice('filter', FILTERS[detector]);
  const { exposureSeconds, imageCount, ditherArcseconds } = LIMITS;
  return {
    name: attributes.text('name', `${index + 1} ${filter}`),
    filter,
    exposureSeconds: attributes.number('exposure', exposureSeconds.minimum, exposureSeconds.maximum),
    imageCount: attributes.whole('count', imageCount.minimum, imageCount.maximum),
    ditherArcseconds: attributes.number('dither', ditherArcseconds.minimum, ditherArcseconds.maximum, 0),
  };
}
