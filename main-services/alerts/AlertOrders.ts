import type { Alert } from '../model/alert.ts';
import type { Log } from '../model/log.ts';
import type { RequestDraft } from '../model/requestDraft.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { AlertActions, ReactionMarks } from './AlertActions.ts';
import type { AlertRow } from './AlertRow.ts';
import type { AlertRows } from './AlertRows.ts';
import type { Settled } from './bursts/settle.ts';
import type { SkyOracle } from './SkyOracle.ts';
import type { StrandedRequests } from './StrandedRequests.ts';
import { separationDegrees } from './separationDegrees.ts';
import { buildRequestDraft } from './strategy/buildRequestDraft.ts';
import type { Strategy } from './strategy/Strategy.ts';
import type { SkyPosition } from './voevent/Notice.ts';

/** Half of the cameras' field of 26′ (mission.md): a burst farther off than this is not in the images. */
const HALF_FIELD_DEGREES = 13 / 60;
/** Less is within what pointing and dithering make of any position. */
const WORTH_REFINING_DEGREES = 10 / 3600;

export interface AlertOrdersOptions {
  /** What a crash may have left unnoted. */
  readonly stranded: StrandedRequests;
  readonly clock: Pick<Clock, 'now'>;
  readonly actions: AlertActions;
  readonly rows: AlertRows;
  readonly sky: SkyOracle;
  readonly strategy: () => Strategy;
  readonly log: Log;
}

/** Turns what a burst comes to into orders: point, plan, point anew, cancel; each at most once. */
export class AlertOrders {
  readonly #o: AlertOrdersOptions;
  /** Better positions for requests that are being stored. */
  readonly #refinements = new Map<AlertRow, { readonly draft: RequestDraft; readonly order: number }>();

  constructor(options: AlertOrdersOptions) {
    this.#o = options;
  }

  /** Gives the order that follows from the burst's state, if one does; answers in words what was done, or null. */
  follow(row: AlertRow, settled: Settled, receivedAtPerformanceMs: number): string | null {
    const { decision, best } = settled;
    if (decision === 'cancel') return this.withdraw(row, settled.reasons.join(' '));
    if (decision !== 'observe' && decision !== 'later') return null;
    if (best === null || best.notice.position === null || best.verdict.startAt === null) return null;
    const { position } = best.notice;
    if (row.orderedAt === null) {
      this.order(
        row,
        position,
        decision === 'observe' ? 'now' : 'later',
        best.verdict.startAt,
        receivedAtPerformanceMs,
      );
      return null;
    }
    const away = separationDegrees(row.orderedAt, position);
    if (away <= HALF_FIELD_DEGREES) return this.#refine(row, best.notice.position, best.verdict.startAt, away);
    const previous = row.alert.requestId;
    this.order(row, position, decision === 'observe' ? 'now' : 'later', best.verdict.startAt, receivedAtPerformanceMs);
    if (previous !== null) this.#cancelRequest(row.alert.name, previous, 'superseded by a better position');
    return `The position is ${words(away)} from where it pointed: it is pointed anew.`;
  }

  /** Inside the field: what exposes goes on, what has not begun is centred on the better position. */
  #refine(row: AlertRow, position: SkyPosition, startAt: number, awayDegrees: number): string {
    const inside = `The position is ${words(awayDegrees)} from where it points: inside the field.`;
    if (awayDegrees < WORTH_REFINING_DEGREES) return inside;
    const draft = this.#draft(row, position, startAt);
    const { requestId } = row.alert;
    if (requestId === null) this.#refinements.set(row, { draft, order: row.orders });
    else this.#refineRequest(row, requestId, draft);
    return `${inside} What has not begun is centred on it.`;
  }

  #refineRequest(row: AlertRow, requestId: number, draft: RequestDraft): void {
    const { orders } = row;
    const [first] = draft.sequences;
    this.#o.actions.refine(row.alert.name, requestId, draft).then(
      (nothingHadBegun) => {
        if (!nothingHadBegun || row.orders !== orders || row.orderedAt === null || first === undefined) return;
        const { rightAscensionDegrees: raDegrees, declinationDegrees: decDegrees } = first;
        row.orderedAt = { ...row.orderedAt, raDegrees, decDegrees };
      },
      (error: unknown) =>
        this.#o.log.error(`Request ${requestId} of ${row.alert.name} could not be refined: ${String(error)}`),
    );
  }

  #draft(row: AlertRow, position: SkyPosition, startAt: number): RequestDraft {
    const { strategy, sky } = this.#o;
    return buildRequestDraft(strategy(), row.alert.name, position, startAt, sky.nightAt(startAt).date);
  }

  /** Sends the telescope to a position now, or has it planned from `startAt` on. */
  order(
    row: AlertRow,
    position: SkyPosition,
    when: 'now' | 'later',
    startAt: number,
    receivedAtPerformanceMs: number,
  ): void {
    if (row.alert.requestId === null && this.claim(row)) return;
    const { actions, clock, log } = this.#o;
    const { name } = row.alert;
    row.failedAt = null;
    row.orderedAt = position;
    row.orders += 1;
    const draft = this.#draft(row, position, startAt);
    const marks = this.#marks(row, row.orders);
    const done =
      when === 'now' ? actions.observe(name, draft, receivedAtPerformanceMs, marks) : actions.plan(name, draft, marks);
    done.catch((error: unknown) => {
      log.error(`${name} could not be ordered: ${String(error)}`);
      if (row.alert.requestId !== null) return;
      row.orderedAt = null;
      row.failedAt = clock.now();
      row.failures += 1;
    });
  }

  /**
   * Takes up the request that was stored for a burst just before a crash; of several the newest, and none when the burst is no longer
   * wanted. Answers whether there was one.
   */
  claim(row: AlertRow): boolean {
    const { name, requestId, retracted, decision, errorDegrees } = row.alert;
    const [newest, ...older] = this.#o.stranded.claim(name);
    if (newest === undefined) return false;
    for (const { id } of older) this.#cancelRequest(name, id, 'superseded by a newer request');
    if (retracted || decision === 'cancel' || decision === 'ignore') {
      this.#cancelRequest(name, newest.id, 'no longer wanted when the application came back');
      return true;
    }
    if (requestId !== null) this.#cancelRequest(name, requestId, 'superseded by a better position');
    row.orderedAt = { raDegrees: newest.raDegrees, decDegrees: newest.decDegrees, errorDegrees: errorDegrees ?? 0 };
    row.orders += 1;
    this.#o.rows.change(row, { requestId: newest.id });
    this.#o.log.warning(`${name}: request ${newest.id} was stored before the last stop and is taken up.`);
    this.#o.actions.takeUp(name, newest.id).catch((error: unknown) => {
      this.#o.log.error(`Request ${newest.id} of ${name} could not be taken up: ${String(error)}`);
    });
    return true;
  }

  /** Cancels what was ordered for a burst, if anything was. */
  withdraw(row: AlertRow, reason: string): string | null {
    if (row.orderedAt === null) return null;
    row.orderedAt = null;
    row.orders += 1;
    const { name, requestId } = row.alert;
    if (requestId !== null) this.#cancelRequest(name, requestId, reason);
    return 'What was ordered for it is cancelled.';
  }

  #cancelRequest(name: string, requestId: number, reason: string): void {
    this.#o.actions.cancel(name, requestId, reason).catch((error: unknown) => {
      this.#o.log.error(`Request ${requestId} of ${name} could not be cancelled: ${String(error)}`);
    });
  }

  #marks(row: AlertRow, order: number): ReactionMarks {
    const { rows } = this.#o;
    /** Steps are kept as first reached. */
    const reach = (step: Partial<Alert['chain']>) => {
      if (order !== row.orders) return;
      const chain = { ...row.alert.chain };
      for (const [name, at] of Object.entries(step) as [keyof Alert['chain'], number][]) {
        if (chain[name] === null) Object.assign(chain, { [name]: at });
      }
      rows.change(row, { chain });
    };
    return {
      slewCommanded: (at, latencyMs) => reach({ slewCommandedAt: at, slewLatencyMs: latencyMs }),
      onTarget: (at) => reach({ onTargetAt: at }),
      waits: (reason) => {
        if (order === row.orders) rows.change(row, { reasons: [...row.alert.reasons, reason] });
      },
      requestCreated: (requestId) => {
        const refinement = this.#refinements.get(row);
        this.#refinements.delete(row);
        if (order === row.orders) {
          rows.change(row, { requestId });
          // A better position came while the request was being stored.
          if (refinement?.order === order) this.#refineRequest(row, requestId, refinement.draft);
        }
        // Taken back or pointed anew while the request was being stored.
        else this.#cancelRequest(row.alert.name, requestId, 'no longer wanted when it was stored');
      },
    };
  }
}

function words(degrees: number): string {
  return degrees < 1 ? `${(degrees * 60).toFixed(1)}′` : `${degrees.toFixed(1)}°`;
}
