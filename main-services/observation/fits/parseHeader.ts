import type { FitsValue } from './FitsCard.ts';

/** A header line as it was read; words of COMMENT and HISTORY are the value. */
export interface ReadCard {
  readonly keyword: string;
  readonly value: FitsValue | null;
  readonly comment: string;
}

const CARD_LENGTH = 80;
const STRING = /^ *'((?:[^']|'')*)'\s*(?:\/ ?(.*))?$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([ED][+-]?\d+)?$/;

/** Reads the records of a header up to END; null when END is not there yet. */
export function parseHeader(text: string): { readonly cards: readonly ReadCard[]; readonly length: number } | null {
  const cards: ReadCard[] = [];
  for (let at = 0; at + CARD_LENGTH <= text.length; at += CARD_LENGTH) {
    const record = text.slice(at, at + CARD_LENGTH);
    const keyword = record.slice(0, 8).trimEnd();
    if (keyword === 'END') return { cards, length: at + CARD_LENGTH };
    const previous = cards.at(-1);
    if (keyword === 'CONTINUE' && typeof previous?.value === 'string' && previous.value.endsWith('&')) {
      const more = parseValue(record.slice(8));
      cards[cards.length - 1] = {
        keyword: previous.keyword,
        value: previous.value.slice(0, -1) + String(more.value ?? ''),
        comment: previous.comment + more.comment,
      };
    } else if (record.slice(8, 10) === '= ') {
      cards.push({ keyword, ...parseValue(record.slice(10)) });
    } else if (record.trim() !== '') {
      cards.push({ keyword, value: record.slice(8).trimEnd(), comment: '' });
    }
  }
  return null;
}

function parseValue(field: string): Omit<ReadCard, 'keyword'> {
  const string = STRING.exec(field);
  if (string) return { value: (string[1] ?? '').replaceAll("''", "'").trimEnd(), comment: (string[2] ?? '').trimEnd() };
  const slash = field.indexOf('/');
  const word = (slash < 0 ? field : field.slice(0, slash)).trim();
  const comment = slash < 0 ? '' : field.slice(slash + 1).trim();
  if (word === 'T' || word === 'F') return { value: word === 'T', comment };
  return { value: NUMBER.test(word) ? Number(word.replace('D', 'E')) : null, comment };
}
