import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import type { strategyCalls } from '../contract/strategies.ts';

/** Alert strategies: look, check, save, put into use. */
export function strategyHandlers({ strategies }: Observatory): Pick<Handlers, keyof typeof strategyCalls> {
  return {
    'strategies.list': () => strategies.list(),
    'strategies.get': async ({ name, version }) => ({ xml: await strategies.xmlOf(name, version) }),
    'strategies.versions': async ({ name }) =>
      (await strategies.versions(name)).map(({ xml: _, ...summary }) => summary),
    'strategies.validate': ({ xml }) => strategies.validate(xml),
    'strategies.save': ({ xml, note }, { userName }) => strategies.save(xml, userName, note),
    'strategies.activate': ({ name }, { userName }) => strategies.activate(name, userName),
  };
}
