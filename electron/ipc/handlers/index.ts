import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import { controlHandlers } from './control.ts';
import { instrumentHandlers } from './instruments.ts';
import { monitoringHandlers } from './monitoring.ts';
import { planningHandlers } from './planning.ts';
import { type ConsoleActions, windowHandlers } from './windows.ts';

/** A handler for every call of the contract. */
export function handlersOf(observatory: Observatory, actions: ConsoleActions): Handlers {
  return {
    ...instrumentHandlers(observatory),
    ...controlHandlers(observatory),
    ...planningHandlers(observatory),
    ...monitoringHandlers(observatory),
    ...windowHandlers(observatory, actions),
  };
}
