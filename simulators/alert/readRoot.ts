/** The outermost element of an XML document. */
export interface XmlRoot {
  /** Without its namespace prefix. */
  readonly localName: string;
  readonly attributes: ReadonlyMap<string, string>;
}

const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The root of a well-formed document; throws an Error when tags do not balance or a document type is declared: no
 * entity of anybody's is ever expanded here.
 */
export function readRoot(xml: string): XmlRoot {
  const open: string[] = [];
  let root: XmlRoot | null = null;
  const text = xml.replace(/^\uFEFF/, '');
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const position = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (token === null) throw new Error(`not well-formed XML at character ${position}`);
    const [whole, slash, name, attributes, selfClosing] = token;
    if (name === undefined) {
      if (open.length === 0 && !whole.startsWith('<') && whole.trim() !== '')
        throw new Error('text outside the root element');
      continue;
    }
    if (slash === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing at character ${position}`);
      continue;
    }
    if (open.length === 0 && root !== null) throw new Error('more than one root element');
    root ??= { localName: name.replace(/^.*:/, ''), attributes: readAttributes(attributes ?? '') };
    if (selfClosing !== '/') open.push(name);
  }
  if (root === null || open.length > 0) throw new Error('the document ends too early');
  return root;
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map((found) => [found[1] ?? '', found[2] ?? found[3] ?? '']));
}
