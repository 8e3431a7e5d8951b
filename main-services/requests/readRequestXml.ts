import { NoticeRefused } from '../alerts/voevent/NoticeRefused.ts';
import { readXml } from '../alerts/voevent/readXml.ts';
import type { XmlElement } from '../alerts/voevent/XmlElement.ts';
import type { AlbumDraft, PlanDraft, RequestDraft, SequenceDraft } from '../model/requestDraft.ts';
import { AttributeReader } from './AttributeReader.ts';
import { parseDeclination, parseRightAscension } from './parseAngle.ts';
import { RequestRefused } from './RequestRefused.ts';
import { readTarget } from './readTarget.ts';
import { DEFAULTS } from './requestLimits.ts';

/** A request of a hundred sequences has 100 kB; ten times that is refused. */
export const MAXIMUM_XML_BYTES = 1_000_000;

const REQUEST = ['name', 'user', 'programme', 'night', 'strategy'];
const SEQUENCE = [
  'name',
  'ra',
  'dec',
  'priority',
  'mandatory',
  'report-nights',
  'overhead',
  'max-airmass',
  'min-moon-distance',
  'preferred',
  'delta-left',
  'delta-right',
  'filler',
  'max-moon-light',
];
const PLAN = ['name', 'filter', 'exposure', 'count', 'dither'];
/** ISO 8601 in UTC; without "Z" it is UTC all the same. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

/**
 * Reads a request's XML: its form, not its sense (settleRequest checks that). DOCTYPE, entities, oversized and deeply nested
 * documents are refused before any parser sees them.
 * @param tonight what night="tonight" means
 * @throws RequestRefused with every problem and its place
 */
export function readRequestXml(xml: string | Uint8Array, tonight: string): RequestDraft {
  const root = readRoot(typeof xml === 'string' ? Buffer.from(xml, 'utf8') : xml);
  const problems: string[] = [];
  const request = new AttributeReader(root, 'request', REQUEST, problems);
  const night = request.text('night');
  const draft: RequestDraft = {
    name: request.required('name'),
    userName: request.required('user'),
    programmeName: request.required('programme'),
    isAlert: false,
    nightDate: night === '' || night === 'tonight' ? tonight : night,
    allOrNothing: request.choice('strategy', ['best-effort', 'all-or-nothing']) === 'all-or-nothing',
    sequences: request.children('sequence').map((element, i) => readSequence(element, i + 1, problems)),
  };
  if (problems.length > 0) throw new RequestRefused(problems);
  return draft;
}

function readRoot(bytes: Uint8Array): XmlElement {
  try {
    const root = readXml(bytes, MAXIMUM_XML_BYTES);
    if (root.name !== 'request') throw new RequestRefused([`The document is a <${root.name}>, not a <request>.`]);
    return root;
  } catch (error) {
    if (!(error instanceof NoticeRefused)) throw error;
    throw new RequestRefused([error.message.replace('The notice', 'The request')]);
  }
}

function readSequence(element: XmlElement, number: number, problems: string[]): SequenceDraft {
  const name = element.attribute('name')?.trim() ?? '';
  const sequence = new AttributeReader(element, `sequence ${number} '${name}'`, SEQUENCE, problems);
  return {
    name: sequence.required('name'),
    ...readPlace(element, sequence, problems),
    priorityOffset: sequence.number('priority', 0),
    overheadSeconds: sequence.number('overhead', DEFAULTS.overheadSeconds),
    durationSeconds: null,
    windows: null,
    preferredAt: readInstant(sequence, 'preferred'),
    mayMoveEarlierSeconds: sequence.number('delta-left', DEFAULTS.toleranceSeconds),
    mayMoveLaterSeconds: sequence.number('delta-right', DEFAULTS.toleranceSeconds),
    mandatory: sequence.choice('mandatory', ['no', 'yes']) === 'yes',
    reportNights: sequence.number('report-nights', 0),
    minimumMoonDistanceDegrees: sequence.number('min-moon-distance', DEFAULTS.minimumMoonDistanceDegrees),
    maximumAirmass: sequence.number('max-airmass', DEFAULTS.maximumAirmass),
    ...(sequence.text('max-moon-light') === ''
      ? {}
      : { maximumMoonIllumination: sequence.number('max-moon-light') / 100 }),
    ...(sequence.choice('filler', ['no', 'yes']) === 'yes' ? { filler: true } : {}),
    albums: sequence.children('album', ['target']).map((album) => readAlbum(album, sequence.where, problems)),
  };
}

/** Where a fixed target stands, or how a moving one moves; its place is computed later. */
function readPlace(
  element: XmlElement,
  sequence: AttributeReader,
  problems: string[],
): Pick<SequenceDraft, 'rightAscensionDegrees' | 'declinationDegrees' | 'motion'> {
  const [target, ...more] = element.all('target');
  if (target === undefined) {
    return {
      rightAscensionDegrees: readAngle(sequence, 'ra', parseRightAscension, '0…360° or 00:00:00…23:59:59 h'),
      declinationDegrees: readAngle(sequence, 'dec', parseDeclination, '−90…90° or ±00:00:00…±90:00:00'),
    };
  }
  if (more.length > 0) sequence.note('it has more than one <target>');
  if (sequence.text('ra') !== '' || sequence.text('dec') !== '') {
    sequence.note('ra and dec are for a fixed target, and it has a <target> that moves');
  }
  return {
    rightAscensionDegrees: 0,
    declinationDegrees: 0,
    motion: readTarget(target, `${sequence.where}, target`, problems),
  };
}

function readAlbum(element: XmlElement, parent: string, problems: string[]): AlbumDraft {
  const detector = element.attribute('detector')?.trim() ?? '';
  const album = new AttributeReader(element, `${parent}, album ${detector}`, ['detector'], problems);
  album.required('detector');
  return {
    detector: album.choice('detector', ['VIS', 'NIR']),
    plans: album.children('plan').map((plan, i) => readPlan(plan, `${album.where}, plan ${i + 1}`, problems)),
  };
}

function readPlan(element: XmlElement, where: string, problems: string[]): PlanDraft {
  const plan = new AttributeReader(element, where, PLAN, problems);
  for (const child of element.children) plan.note(`unknown element <${child.name}>`);
  return {
    name: plan.required('name'),
    filter: plan.required('filter'),
    exposureSeconds: plan.number('exposure'),
    imageCount: plan.number('count'),
    ditherArcseconds: plan.number('dither', 0),
  };
}

function readAngle(
  reader: AttributeReader,
  name: string,
  parse: (text: string) => number | null,
  range: string,
): number {
  const text = reader.required(name);
  const value = parse(text);
  if (value === null && text !== '') reader.note(`${name} is "${text}", not an angle of ${range}`);
  return value ?? 0;
}

function readInstant(reader: AttributeReader, name: string): number | null {
  const text = reader.text(name);
  if (text === '') return null;
  const instant = INSTANT.test(text) ? Date.parse(text.endsWith('Z') ? text : `${text}Z`) : Number.NaN;
  if (Number.isFinite(instant)) return instant;
  reader.note(`${name} is "${text}", not an instant in UTC such as 2026-12-16T04:30:00Z`);
  return null;
}
