import type { Observatory } from '../../../main-services/observatory.ts';
import type { catalogueCalls } from '../contract/catalogue.ts';
import type { Handlers } from '../contract/index.ts';

/** Names of things on the sky. */
export function catalogueHandlers({
  skyNames,
}: Pick<Observatory, 'skyNames'>): Pick<Handlers, keyof typeof catalogueCalls> {
  return {
    'catalogue.find': ({ name }) => skyNames.find(name),
    'catalogue.suggest': ({ beginning, most }) => skyNames.suggest(beginning, most),
  };
}
