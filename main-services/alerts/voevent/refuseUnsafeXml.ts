import { NoticeRefused } from './NoticeRefused.ts';

/** Real notices nest ten deep. */
const DEEPEST_NESTING = 40;
/** Real notices have up to about 150 elements. */
const MOST_ELEMENTS = 10_000;
/** Characters that XML 1.0 does not allow anywhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
/** A reference to one of them is refused as well. */
const FORBIDDEN_REFERENCE = /&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));/i;
/** Attribute names of a tag. */
const ATTRIBUTE_NAME = /([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/**
 * Looks through a document before any parser sees it: no DOCTYPE (and so no entities and nothing fetched from elsewhere), no
 * deep nesting, no flood of elements. Comments and CDATA sections may contain anything.
 * @throws NoticeRefused
 */
export function refuseUnsafeXml(text: string): void {
  if (FORBIDDEN.test(text) || FORBIDDEN_REFERENCE.test(text)) {
    throw new NoticeRefused('not-well-formed', 'The notice is not well-formed: it contains a control character.');
  }
  let depth = 0;
  let elements = 0;
  let at = text.indexOf('<');
  while (at !== -1) {
    if (text.startsWith('<!--', at)) at = past(text, '-->', at + 4, 'comment');
    else if (text.startsWith('<![CDATA[', at)) at = past(text, ']]>', at + 9, 'CDATA section');
    else if (text.startsWith('<?', at)) at = past(text, '?>', at + 2, 'processing instruction');
    else if (text.startsWith('<!', at)) {
      const word = text.slice(at, at + 20).split(/[\s>[]/, 1)[0];
      throw new NoticeRefused('unsafe', `The notice contains ${word}; declarations and entities are refused.`);
    } else {
      const end = endOfTag(text, at);
      if (text[at + 1] === '/') depth -= 1;
      else {
        if (depth === 0 && elements > 0) {
          throw new NoticeRefused('not-well-formed', 'The notice is not well-formed: more than one root element.');
        }
        elements += 1;
        refuseDoubleAttribute(text.slice(at, end));
        if (text[end - 1] !== '/') depth += 1;
        if (depth > DEEPEST_NESTING) {
          throw new NoticeRefused('unsafe', `The notice nests more than ${DEEPEST_NESTING} elements deep.`);
        }
        if (elements > MOST_ELEMENTS) {
          throw new NoticeRefused('unsafe', `The notice has more than ${MOST_ELEMENTS} elements.`);
        }
      }
      at = end + 1;
    }
    at = text.indexOf('<', at);
  }
}

function past(text: string, closing: string, from: number, what: string): number {
  const at = text.indexOf(closing, from);
  if (at === -1) throw new NoticeRefused('not-well-formed', `The notice is not well-formed: a ${what} does not end.`);
  return at + closing.length;
}

/** The parser would silently keep the first of two; which one was meant nobody knows. */
function refuseDoubleAttribute(tag: string): void {
  if (tag.indexOf('=') === tag.lastIndexOf('=')) return;
  const seen = new Set<string>();
  for (const [, name = ''] of tag.matchAll(ATTRIBUTE_NAME)) {
    if (seen.has(name)) {
      throw new NoticeRefused(
        'not-well-formed',
        `The notice is not well-formed: two attributes "${name.slice(0, 40)}".`,
      );
    }
    seen.add(name);
  }
}

/** Position of the ">" that ends the tag at `at`; a ">" inside quotes does not. */
function endOfTag(text: string, at: number): number {
  let quote = '';
  for (let i = at + 1; i < text.length; i++) {
    const c = text[i] as string;
    if (quote !== '') {
      if (c === quote) quote = '';
      else if (c === '<')
        throw new NoticeRefused('not-well-formed', 'The notice is not well-formed: "<" in an attribute.');
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return i;
  }
  throw new NoticeRefused('not-well-formed', 'The notice is not well-formed: a tag does not end.');
}
