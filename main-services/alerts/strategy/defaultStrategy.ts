import { readFileSync } from 'node:fs';
import { parseStrategy } from './parseStrategy.ts';
import type { Strategy } from './Strategy.ts';

/** The strategy shipped with the application. */
export function defaultStrategy(): Strategy {
  return parseStrategy(defaultStrategyXml());
}

/** Its text. */
export function defaultStrategyXml(): string {
  return readFileSync(new URL('../strategies/default.xml', import.meta.url), 'utf8');
}
