import { NoticeRefused } from './NoticeRefused.ts';
import { parseUtc } from './parseUtc.ts';
import { readXml } from './readXml.ts';
import type { Citation, Role, VoEvent } from './VoEvent.ts';
import type { XmlElement } from './XmlElement.ts';

const VOEVENT_2 = 'http://www.ivoa.net/xml/VOEvent/v2.0';
const ROLES: readonly string[] = ['observation', 'prediction', 'utility', 'test'];
const CITES: readonly string[] = ['followup', 'supersedes', 'retraction'];
/** Longest identifier kept; real ones have up to 90 characters and the database 255. */
const LONGEST_IVORN = 255;

/**
 * Reads a VOEvent; elements are found by local name, so that version 1.1 and packets without namespace can be shown too.
 * @throws NoticeRefused when it is not a VOEvent or has no identifier
 */
export function parseVoEvent(bytes: Uint8Array): VoEvent {
  const root = readXml(bytes);
  if (root.name !== 'VOEvent') {
    throw new NoticeRefused('not-voevent', `The document is a "${root.name.slice(0, 60)}", not a VOEvent.`);
  }
  const where = root.find('WhereWhen', 'ObsDataLocation', 'ObservationLocation');
  const what = root.find('What');
  const version = root.attribute('version');
  return {
    ...identify(root.attribute('ivorn')?.trim() ?? ''),
    role: readRole(root.attribute('role')),
    version,
    standard: version === '2.0' && root.namespace === VOEVENT_2,
    authorIvorn: root.textOf('Who', 'AuthorIVORN'),
    issuedAt: parseUtc(root.textOf('Who', 'Date')),
    eventAt: parseUtc(where?.textOf('AstroCoords', 'Time', 'TimeInstant', 'ISOTime') ?? null),
    params: what === null ? new Map() : readParams(what),
    groups: new Map((what?.all('Group') ?? []).map((group) => [group.attribute('name') ?? '', readParams(group)])),
    coordinateSystem:
      where?.find('AstroCoordSystem')?.attribute('id') ??
      where?.find('AstroCoords')?.attribute('coord_system_id') ??
      null,
    position: where?.find('AstroCoords', 'Position2D') ?? null,
    citations: root.all('Citations').flatMap(readCitations),
  };
}

function identify(ivorn: string): Pick<VoEvent, 'ivorn' | 'authority' | 'resource' | 'localId'> {
  const parts = /^ivo:\/\/([^/#\s]+)(\/[^#\s]*)?#(\S+)$/i.exec(ivorn);
  if (parts === null || ivorn.length > LONGEST_IVORN) {
    const shown =
      ivorn === '' ? 'is missing' : `"${ivorn.slice(0, 80)}" is not of the form ivo://authority/resource#id`;
    throw new NoticeRefused('incomplete', `The notice's identifier (ivorn) ${shown}.`);
  }
  return {
    ivorn,
    authority: (parts[1] as string).toLowerCase(),
    resource: (parts[2] ?? '').slice(1),
    localId: parts[3] as string,
  };
}

/** The standard's default is "observation"; a role it does not know (HESS once sent "observe") stays unknown and is not acted on. */
function readRole(role: string | null): Role {
  if (role === null) return 'observation';
  return ROLES.includes(role) ? (role as Role) : 'unknown';
}

function readParams(parent: XmlElement): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const param of parent.all('Param')) {
    const name = param.attribute('name');
    const value = param.attribute('value') ?? param.textOf('Value');
    if (name !== null && value !== null && !params.has(name)) params.set(name, value.trim());
  }
  return params;
}

function readCitations(citations: XmlElement): readonly Citation[] {
  return citations
    .all('EventIVORN')
    .filter((event) => event.text !== '')
    .map((event) => {
      const cite = event.attribute('cite') ?? '';
      return { ivorn: event.text, cite: CITES.includes(cite) ? (cite as Citation['cite']) : 'unknown' };
    });
}
