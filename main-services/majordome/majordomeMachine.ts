import { assign, setup } from 'xstate';
import type { MajordomeState, OperatingMode } from '../model/operations.ts';

/** Everything the majordome's state depends on, gathered anew at every look. */
export interface MajordomeFacts {
  readonly mode: OperatingMode;
  /** The instruments have answered once, or were given up waiting for. */
  readonly ready: boolean;
  readonly isNight: boolean;
  /** False = the observatory must be closed. */
  readonly safe: boolean;
  /** Rule and words of the deciding cause. */
  readonly cause: string;
  /** False while a hold-off or hysteresis keeps it from opening. */
  readonly mayOpen: boolean;
  readonly domeShut: boolean;
  /** Blocking devices that do not answer, by name. */
  readonly blockingDown: readonly string[];
  /** Blocking devices that answer with a fault, in words. */
  readonly blockingFaults: readonly string[];
  /** Cause of a closing that did not get the dome shut; null when none is owed. */
  readonly closingOwed: string | null;
  readonly executing: boolean;
}

interface Context {
  readonly reason: string;
}

type Event = { type: 'LOOK'; facts: MajordomeFacts } | { type: 'SHUTDOWN'; reason: string };

/** Where the facts lead, most important first; the machine only says which moves are possible from where. */
function destination(facts: MajordomeFacts): { state: MajordomeState; reason: string } {
  if (!facts.ready) return { state: 'STARTUP', reason: 'waiting for the instruments to answer' };
  if (!facts.safe) return { state: 'SECURED', reason: facts.cause };
  if (facts.closingOwed !== null) return { state: 'SECURED', reason: facts.closingOwed };
  if (!facts.mayOpen && facts.domeShut && facts.isNight) return { state: 'SECURED', reason: facts.cause };
  if (facts.mode === 'MAN') return { state: 'PASSIVE', reason: 'manual control' };
  if (facts.blockingDown.length > 0)
    return { state: 'PASSIVE', reason: `no answer from ${facts.blockingDown.join(', ')}` };
  if (facts.blockingFaults.length > 0) return { state: 'PASSIVE', reason: facts.blockingFaults.join('; ') };
  if (!facts.isNight) return { state: 'DAY', reason: 'the sky is too bright' };
  if (facts.executing) return { state: 'EXECUTING', reason: 'a sequence runs' };
  return { state: 'IDLE', reason: 'ready for the next sequence' };
}

const leadsTo =
  (state: MajordomeState) =>
  ({ event }: { event: Event }) =>
    event.type === 'LOOK' && destination(event.facts).state === state;

const note = assign<Context, Event, undefined, Event, never>(({ event }) => ({
  reason: event.type === 'LOOK' ? destination(event.facts).reason : event.reason,
}));

const to = (state: MajordomeState) => ({ target: state, guard: leadsTo(state), actions: note, reenter: false });

/**
 * The majordome's states and the moves between them. EXECUTING is reached from IDLE only (dome open, safe, night), and every
 * state may fall to SECURED at any time.
 */
export const majordomeMachine = setup({
  types: { context: {} as Context, events: {} as Event },
}).createMachine({
  id: 'majordome',
  initial: 'STARTUP',
  context: { reason: 'starting' },
  on: { SHUTDOWN: { target: '.SHUTDOWN', actions: note } },
  states: {
    STARTUP: { on: { LOOK: [to('STARTUP'), to('SECURED'), to('PASSIVE'), to('DAY'), to('IDLE')] } },
    DAY: { on: { LOOK: [to('DAY'), to('SECURED'), to('PASSIVE'), to('IDLE')] } },
    PASSIVE: { on: { LOOK: [to('PASSIVE'), to('SECURED'), to('DAY'), to('IDLE')] } },
    IDLE: { on: { LOOK: [to('IDLE'), to('SECURED'), to('PASSIVE'), to('DAY'), to('EXECUTING')] } },
    EXECUTING: { on: { LOOK: [to('EXECUTING'), to('SECURED'), to('PASSIVE'), to('DAY'), to('IDLE')] } },
    SECURED: { on: { LOOK: [to('SECURED'), to('PASSIVE'), to('DAY'), to('IDLE')] } },
    SHUTDOWN: { type: 'final' },
  },
});
