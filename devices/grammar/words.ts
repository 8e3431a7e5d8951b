import { GrammarError } from './GrammarError.ts';

/** One word of a sentence; `text` without its quotes. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /"(?<quoted>[^"]*)"|(?<name>[^\s";=]+)="(?<value>[^"]*)"|[^\s";]+/gy;

/**
 * Sentences of a line, separated by ";", each as its words. A part in double quotes may hold blanks and semicolons.
 * @throws GrammarError when a quote is not closed
 */
export function sentences(line: string): Word[][] {
  const found: Word[][] = [];
  let words: Word[] = [];
  let position = 0;
  while (position < line.length) {
    const letter = line[position] ?? '';
    if (/\s/.test(letter)) position++;
    else if (letter === ';') {
      found.push(words);
      words = [];
      position++;
    } else {
      WORD.lastIndex = position;
      const match = WORD.exec(line);
      if (match === null) throw new GrammarError('This quote is not closed.', position, ['"']);
      const { quoted, name, value } = match.groups ?? {};
      const text = quoted ?? (name === undefined ? match[0] : `${name}=${value}`);
      words.push({ text, start: position, end: WORD.lastIndex });
      position = WORD.lastIndex;
    }
  }
  found.push(words);
  return found.filter((sentence) => sentence.length > 0);
}
