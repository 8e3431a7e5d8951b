import { secondsAheadOfUtc } from './coordinateSystem.ts';
import { NoticeRefused } from './NoticeRefused.ts';
import { parseUtc } from './parseUtc.ts';
import { readGroups, readParams, readTables } from './readWhat.ts';
import { readWhy } from './readWhy.ts';
import { readXml } from './readXml.ts';
import type { Author, Citation, Role, VoEvent } from './VoEvent.ts';
import type { XmlElement } from './XmlElement.ts';

const VOEVENT_2 = 'http://www.ivoa.net/xml/VOEvent/v2.0';
const ROLES: readonly string[] = ['observation', 'prediction', 'utility', 'test'];
const CITES: readonly string[] = ['followup', 'supersedes', 'retraction'];
/** Longest identifier kept; real ones have up to 90 characters and the database 255. */
const LONGEST_IVORN = 255;
/** A cited identifier is only compared and shown. */
const LONGEST_CITED = 500;

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
  const coordinateSystem =
    where?.find('AstroCoordSystem')?.attribute('id') ??
    where?.find('AstroCoords')?.attribute('coord_system_id') ??
    null;
  const how = root.find('How');
  return {
    ...identify(root.attribute('ivorn')?.trim() ?? ''),
    role: readRole(root.attribute('role')),
    version,
    standard: version === '2.0' && root.namespace === VOEVENT_2,
    authorIvorn: root.textOf('Who', 'AuthorIVORN'),
    author: readAuthor(root.find('Who', 'Author')),
    issuedAt: parseUtc(root.textOf('Who', 'Date')),
    eventAt: readTime(where, coordinateSystem),
    params: what === null ? new Map() : readParams(what),
    groups: what === null ? new Map() : readGroups(what),
    tables: what === null ? [] : readTables(what),
    coordinateSystem,
    position: where?.find('AstroCoords', 'Position2D') ?? null,
    how: how?.all('Description').map(({ text }) => text) ?? [],
    references: [...(how?.all('Reference') ?? []), ...root.all('Reference')].flatMap(
      (one) => one.attribute('uri') ?? [],
    ),
    why: readWhy(root.find('Why')),
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

function readAuthor(author: XmlElement | null): Author {
  return {
    title: author?.textOf('title') ?? null,
    shortName: author?.textOf('shortName') ?? null,
    contactName: author?.textOf('contactName') ?? null,
    contactEmail: author?.textOf('contactEmail') ?? null,
  };
}

function readTime(where: XmlElement | null, coordinateSystem: string | null): number | null {
  const at = parseUtc(where?.textOf('AstroCoords', 'Time', 'TimeInstant', 'ISOTime') ?? null);
  return at === null ? null : at - secondsAheadOfUtc(coordinateSystem) * 1000;
}

function readCitations(citations: XmlElement): readonly Citation[] {
  return citations
    .all('EventIVORN')
    .filter((event) => event.text !== '')
    .map((event) => {
      const cite = event.attribute('cite') ?? '';
      return {
        ivorn: event.text.slice(0, LONGEST_CITED),
        cite: CITES.includes(cite) ? (cite as Citation['cite']) : 'unknown',
      };
    });
}
