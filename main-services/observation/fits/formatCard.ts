import { asciiOnly } from './asciiOnly.ts';
import type { FitsCard, FitsValue } from './FitsCard.ts';

/** Length of a header record (FITS 4.0, §3.3.1). */
const CARD_LENGTH = 80;
/** Fixed format: a number ends in column 30, a string is at least 8 characters long (§4.2). */
const NUMBER_WIDTH = 20;
const SHORTEST_STRING = 8;
/** What fits between the quotes of one record; longer strings go on in CONTINUE records (§4.2.1.2), less one for their "&". */
const LONGEST_STRING = 68;
const KEYWORD = /^[A-Z0-9_-]{1,8}$/;

/**
 * Writes one card as header records of 80 characters: none when there is nothing to say, several when the text is long.
 * @throws RangeError naming the keyword when the keyword is not one
 */
export function formatCard(card: FitsCard): string[] {
  if (!KEYWORD.test(card.keyword)) throw new RangeError(`"${card.keyword}" is not a FITS keyword`);
  const { value } = card;
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return [];
  if (card.keyword === 'COMMENT' || card.keyword === 'HISTORY') return commentary(card.keyword, String(value));
  const head = `${card.keyword.padEnd(8)}= `;
  const comment = asciiOnly(card.comment ?? '');
  if (typeof value === 'string') return stringRecords(head, asciiOnly(value), comment);
  return [withComment(head + formatValue(value, card.decimals).padStart(NUMBER_WIDTH), comment)];
}

function formatValue(value: Exclude<FitsValue, string>, decimals: number | undefined): string {
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (decimals !== undefined)
    return value.toFixed(decimals).includes('e') ? exponential(value) : value.toFixed(decimals);
  if (Number.isSafeInteger(value)) return String(value);
  return /e/.test(String(value)) ? exponential(value) : String(value);
}

/** 13 significant digits with sign and exponent are what fits the 20 columns. */
function exponential(value: number): string {
  return value.toExponential(12).toUpperCase().replace('+', '');
}

function stringRecords(head: string, text: string, comment: string): string[] {
  const quoted = text.replaceAll("'", "''");
  if (quoted.length <= LONGEST_STRING) {
    return [withComment(`${head}'${quoted.padEnd(SHORTEST_STRING)}'`.padEnd(head.length + NUMBER_WIDTH), comment)];
  }
  const pieces = quotedPieces(quoted);
  return pieces.map((piece, index) => {
    const last = index === pieces.length - 1;
    return withComment(`${index === 0 ? head : 'CONTINUE  '}'${piece}${last ? '' : '&'}'`, last ? comment : '');
  });
}

/** Cuts a quoted text without ever parting a doubled quote. */
function quotedPieces(quoted: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const symbol of quoted.match(/''|[^']/g) ?? []) {
    if (piece.length + symbol.length > LONGEST_STRING - 1) {
      pieces.push(piece);
      piece = '';
    }
    piece += symbol;
  }
  return [...pieces, piece];
}

function commentary(keyword: string, text: string): string[] {
  const width = CARD_LENGTH - 8;
  const clean = asciiOnly(text);
  const records: string[] = [];
  for (let start = 0; start === 0 || start < clean.length; start += width) {
    records.push((keyword.padEnd(8) + clean.slice(start, start + width)).padEnd(CARD_LENGTH));
  }
  return records;
}

function withComment(record: string, comment: string): string {
  const full = comment === '' ? record : `${record} / ${comment}`;
  return full.slice(0, Math.max(CARD_LENGTH, record.length)).padEnd(CARD_LENGTH);
}
