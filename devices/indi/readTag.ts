import { IndiMalformed } from './IndiMessage.ts';

/** `<name a="b"/>`: its name and attributes, and whether it opens, closes, or is whole. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kind: 'open' | 'close' | 'whole';
}

const NAME = /^[A-Za-z_][\w.-]*/;
const ATTRIBUTE = /\s+([A-Za-z_][\w.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));?/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads what stands between "<" and ">". @throws IndiMalformed when it is no tag, or one with a document type in it */
export function readTag(inside: string): Tag {
  if (inside.startsWith('/')) {
    const name = inside.slice(1).trimEnd();
    if (NAME.exec(name)?.[0] !== name) throw malformed(inside);
    return { name, attributes: {}, kind: 'close' };
  }
  const whole = inside.endsWith('/');
  const body = (whole ? inside.slice(0, -1) : inside).trimEnd();
  const name = NAME.exec(body)?.[0];
  if (name === undefined) throw malformed(inside);
  const attributes: Record<string, string> = Object.create(null);
  ATTRIBUTE.lastIndex = name.length;
  let end = name.length;
  for (let found = ATTRIBUTE.exec(body); found !== null; found = ATTRIBUTE.exec(body)) {
    attributes[found[1] ?? ''] = readText(found[2] ?? found[3] ?? '');
    end = ATTRIBUTE.lastIndex;
  }
  if (end !== body.length) throw malformed(inside);
  return { name, attributes, kind: whole ? 'whole' : 'open' };
}

/** Resolves the five entities that XML has by itself, and characters by number; there are no others. */
export function readText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(ENTITY, (entity, decimal: string, hexadecimal: string, name: string) => {
    if (name !== undefined) {
      const plain = NAMED[name];
      if (plain === undefined || !entity.endsWith(';'))
        throw new IndiMalformed(`the entity ${entity} is not one of XML's own`);
      return plain;
    }
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    if (code > 0x10_ff_ff) throw new IndiMalformed(`${entity} is no character`);
    return String.fromCodePoint(code);
  });
}

function malformed(inside: string): IndiMalformed {
  return new IndiMalformed(`<${inside.slice(0, 60)}> is no tag of the protocol`);
}
