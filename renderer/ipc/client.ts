import type { CallName, Client } from '../../electron/ipc/contract/index.ts';
import { bridge } from './bridge.ts';

/** Every call of the contract, typed: `await client['dome.open'](undefined)`. Never throws: failures come back as refusals. */
export const client: Client = new Proxy({} as Client, {
  get(_target, name) {
    return async (input: unknown) => {
      try {
        return await bridge().invoke(String(name) as CallName, input);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { ok: false, code: 'failed', reason: `The observatory's services did not answer: ${reason}` };
      }
    };
  },
});
