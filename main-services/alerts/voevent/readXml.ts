import { Parser } from 'xml2js';
import { decodeXmlBytes } from './decodeXmlBytes.ts';
import { NoticeRefused } from './NoticeRefused.ts';
import { refuseUnsafeXml } from './refuseUnsafeXml.ts';
import { XmlElement } from './XmlElement.ts';

const ATTRIBUTES = '$';
const TEXT = '_';

/**
 * Reads a document that strangers wrote: size, encoding, declarations and nesting are checked before the parser runs.
 * @throws NoticeRefused saying what is wrong
 */
export function readXml(bytes: Uint8Array, maximumBytes?: number): XmlElement {
  const text = decodeXmlBytes(bytes, maximumBytes);
  refuseUnsafeXml(text);
  const [name, root] = Object.entries(parse(text))[0] ?? [];
  if (name === undefined) throw new NoticeRefused('not-well-formed', 'The notice contains no XML element.');
  return toElement(name, root);
}

function parse(text: string): object {
  let failure: Error | null = null;
  let document: unknown = null;
  try {
    new Parser({ async: false, attrkey: ATTRIBUTES, charkey: TEXT }).parseString(text, (error, result) => {
      failure ??= error;
      document = result;
    });
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  if (failure !== null) {
    const place = (failure as Error).message.split('\n').join(' ');
    throw new NoticeRefused('not-well-formed', `The notice is not well-formed: ${place}`);
  }
  if (typeof document !== 'object' || document === null) {
    throw new NoticeRefused('not-well-formed', 'The notice contains no XML element.');
  }
  return document;
}

function toElement(qualifiedName: string, value: unknown): XmlElement {
  const colon = qualifiedName.indexOf(':');
  const name = qualifiedName.slice(colon + 1);
  const node = typeof value === 'object' && value !== null ? value : { [TEXT]: value };
  const attributes = new Map<string, string>();
  const children: XmlElement[] = [];
  let text = '';
  for (const [key, content] of Object.entries(node)) {
    if (key === ATTRIBUTES) {
      for (const [attribute, text] of Object.entries(content as object)) attributes.set(attribute, String(text));
    } else if (key === TEXT) text = String(content ?? '').trim();
    else if (Array.isArray(content)) for (const child of content) children.push(toElement(key, child));
  }
  const declaration = colon === -1 ? 'xmlns' : `xmlns:${qualifiedName.slice(0, colon)}`;
  return new XmlElement({ name, namespace: attributes.get(declaration) ?? null, attributes, children, text });
}
