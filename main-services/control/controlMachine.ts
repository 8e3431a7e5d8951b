import type { ControlRequest, OperatingMode, RefusedControlRequest } from '../model/operations.ts';
import { type Operator, VISITOR } from './Operator.ts';

/** Who commands: the majordome (AUTO), one window (MAN), or nobody after STOP or MAKE SAFE whose window is gone (MAN). */
export interface ControlFacts {
  readonly mode: OperatingMode;
  readonly holder: Operator | null;
  readonly since: number;
  readonly request: ControlRequest | null;
  readonly refused: RefusedControlRequest | null;
  /** When STOP was pressed and nobody has acted since. */
  readonly stoppedAt: number | null;
  /** STOP or MAKE SAFE was pressed and nobody has taken or given control on purpose since. */
  readonly pressed: boolean;
}

/** What happens to control. */
export type ControlEvent =
  | { readonly kind: 'take' | 'release' | 'withdraw' | 'accept' | 'decline'; readonly by: Operator }
  | { readonly kind: 'ask'; readonly by: Operator; readonly endsAtWall: number }
  | { readonly kind: 'handOver'; readonly by: Operator; readonly to: Operator }
  | { readonly kind: 'seize'; readonly by: Operator; readonly reason: string }
  | { readonly kind: 'stop' | 'makeSafe'; readonly by: Operator }
  | { readonly kind: 'giveToAlert'; readonly by: string }
  | { readonly kind: 'windowLeft'; readonly windowId: string; readonly how: string }
  | { readonly kind: 'userLeft'; readonly userName: string }
  | { readonly kind: 'unanswered' | 'acted' };

/** What came of it: the new state, or why nothing changed; and what is worth a line in the log. */
export interface ControlStep {
  readonly facts: ControlFacts;
  readonly refusal: string | null;
  readonly said: string | null;
}

/** Control as it is when the observatory starts: with the majordome. */
export function controlAtStart(now: number): ControlFacts {
  const none = { holder: null, request: null, refused: null, stoppedAt: null };
  return { mode: 'AUTO', since: now, pressed: false, ...none };
}

/** The one rule of who holds control. Never two holders; in AUTO none. */
export function stepControl(facts: ControlFacts, event: ControlEvent, now: number): ControlStep {
  switch (event.kind) {
    case 'take':
      return take(facts, event.by, now);
    case 'release':
      return release(facts, event.by, now);
    case 'ask':
      return ask(facts, event.by, event.endsAtWall, now);
    case 'withdraw':
      if (facts.request?.windowId !== event.by.windowId) return refusal(facts, 'This window does not ask for control.');
      return done({ ...facts, request: null }, `${event.by.userName} does not ask for control any more`);
    case 'accept':
    case 'decline':
      return answer(facts, event.kind, event.by, now);
    case 'unanswered':
      if (facts.request === null) return unchanged(facts);
      return done(
        declined(facts, 'unanswered', now),
        `the request of ${facts.request.by} for control was not answered`,
      );
    case 'handOver':
      return handOver(facts, event.by, event.to, now);
    case 'seize':
      return seize(facts, event.by, event.reason, now);
    case 'stop':
    case 'makeSafe': {
      const stoppedAt = event.kind === 'stop' ? now : null;
      const said =
        event.kind === 'stop'
          ? `STOP pressed by ${event.by.userName}: nothing moves by itself until somebody acts`
          : `MAKE SAFE pressed by ${event.by.userName}`;
      return done({ ...heldBy(facts, event.by, now), stoppedAt, pressed: true }, said);
    }
    case 'giveToAlert':
      return giveToAlert(facts, event.by, now);
    case 'windowLeft':
      return left(
        facts,
        facts.holder?.windowId === event.windowId,
        facts.request?.windowId === event.windowId,
        event.how,
        now,
      );
    case 'userLeft':
      return left(
        facts,
        facts.holder?.userName === event.userName,
        facts.request?.by === event.userName,
        'was logged out',
        now,
      );
    case 'acted':
      return unchanged(facts.stoppedAt === null ? facts : { ...facts, stoppedAt: null });
  }
}

function take(facts: ControlFacts, by: Operator, now: number): ControlStep {
  const { holder } = facts;
  if (holder !== null && holder.windowId !== by.windowId && holder.userName !== VISITOR)
    return refusal(facts, `${holder.userName} holds control in another window. Ask for it first.`);
  return done({ ...heldBy(facts, by, now), stoppedAt: null, pressed: false }, `${by.userName} took manual control`);
}

function release(facts: ControlFacts, by: Operator, now: number): ControlStep {
  const { holder } = facts;
  if (holder !== null && holder.windowId !== by.windowId && holder.userName !== VISITOR)
    return refusal(facts, `${holder.userName} holds control in another window: only there it is given back.`);
  return done(automatic(facts, now), `${by.userName} gave control to the majordome`);
}

/** After STOP or MAKE SAFE only a person gives control back, on purpose. */
function giveToAlert(facts: ControlFacts, by: string, now: number): ControlStep {
  if (facts.mode === 'AUTO') return unchanged(facts);
  if (facts.pressed) return refusal(facts, 'After STOP or MAKE SAFE control is given back by hand only.');
  return done(automatic(facts, now), `an alert was accepted by ${by}: the majordome has control`);
}

function ask(facts: ControlFacts, by: Operator, endsAtWall: number, now: number): ControlStep {
  const { holder, request } = facts;
  if (holder === null || holder.userName === VISITOR) return refusal(facts, 'Nobody has to be asked: take control.');
  if (holder.windowId === by.windowId) return refusal(facts, 'This window holds control already.');
  if (request !== null && request.windowId !== by.windowId)
    return refusal(facts, `${request.by} has asked for control in another window; wait for the answer.`);
  if (request !== null) return unchanged(facts);
  const asked = { by: by.userName, windowId: by.windowId, askedAt: now, endsAtWall };
  return done({ ...facts, request: asked, refused: null }, `${by.userName} asks ${holder.userName} for control`);
}

function answer(facts: ControlFacts, kind: 'accept' | 'decline', by: Operator, now: number): ControlStep {
  const { holder, request } = facts;
  if (holder?.windowId !== by.windowId) return refusal(facts, 'Only who holds control answers a request for it.');
  if (request === null) return refusal(facts, 'Nobody asks for control any more.');
  if (kind === 'decline') return done(declined(facts, 'declined', now), `${by.userName} keeps control`);
  const to = { userName: request.by, windowId: request.windowId };
  return done(heldBy({ ...facts, request: null }, to, now), `${by.userName} handed control over to ${to.userName}`);
}

function handOver(facts: ControlFacts, by: Operator, to: Operator, now: number): ControlStep {
  if (facts.holder?.windowId !== by.windowId) return refusal(facts, 'Only who holds control hands it over.');
  if (to.windowId === by.windowId) return refusal(facts, 'This window holds control already.');
  return done(heldBy(facts, to, now), `${by.userName} handed control over to ${to.userName} in another window`);
}

function seize(facts: ControlFacts, by: Operator, reason: string, now: number): ControlStep {
  const { holder } = facts;
  if (holder === null) return refusal(facts, 'Nobody holds control: take it without a reason.');
  if (holder.windowId === by.windowId) return refusal(facts, 'This window holds control already.');
  const said = `${by.userName} took control away from ${holder.userName}: ${reason}`;
  return done({ ...heldBy(facts, by, now), stoppedAt: null, pressed: false }, said);
}

/** Control lapses. What STOP or MAKE SAFE brought to rest does not begin to move because a window died: then nobody holds it. */
function left(facts: ControlFacts, holds: boolean, asks: boolean, how: string, now: number): ControlStep {
  if (!holds) {
    if (!asks) return unchanged(facts);
    return done(
      { ...facts, request: null },
      `${facts.request?.by} does not ask for control any more: the window ${how}`,
    );
  }
  const window = `the window of ${facts.holder?.userName} ${how}`;
  if (!facts.pressed) return done(automatic(facts, now), `${window}: control goes back to the majordome`);
  const nobody = { holder: null, since: now, request: null, refused: overtaken(facts, now) };
  return done({ ...facts, ...nobody }, `${window} after STOP or MAKE SAFE: nobody holds control`);
}

function heldBy(facts: ControlFacts, holder: Operator, now: number): ControlFacts {
  const same = facts.holder?.windowId === holder.windowId && facts.holder.userName === holder.userName;
  if (same) return facts;
  // A request that the new holder made is granted by this; any other comes to nothing.
  const refused = facts.request?.windowId === holder.windowId ? null : overtaken(facts, now);
  return { ...facts, mode: 'MAN', holder, since: now, request: null, refused };
}

function automatic(facts: ControlFacts, now: number): ControlFacts {
  return { ...controlAtStart(now), refused: overtaken(facts, now) };
}

function overtaken({ request }: ControlFacts, at: number): RefusedControlRequest | null {
  return request === null ? null : { windowId: request.windowId, outcome: 'overtaken', at };
}

function declined(facts: ControlFacts, outcome: 'declined' | 'unanswered', at: number): ControlFacts {
  if (facts.request === null) return facts;
  return { ...facts, request: null, refused: { windowId: facts.request.windowId, outcome, at } };
}

function done(facts: ControlFacts, said: string): ControlStep {
  return { facts, refusal: null, said };
}

function unchanged(facts: ControlFacts): ControlStep {
  return { facts, refusal: null, said: null };
}

function refusal(facts: ControlFacts, reason: string): ControlStep {
  return { facts, refusal: reason, said: null };
}
