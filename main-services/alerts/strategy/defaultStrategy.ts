import { readFileSync } from 'node:fs';
import { parseStrategy } from './parseStrategy.ts';
import type { Strategy } from './Strategy.ts';

/** Reads the strategy shipped with the application. */
export function defaultStrategy(): Strategy {
  return parseStrategy(readFileSync(new URL('../strategies/default.xml', import.meta.url), 'utf8'));
}
