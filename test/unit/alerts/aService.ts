import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AlertActions, ReactionMarks } from '../../../main-services/alerts/AlertActions.ts';
import { AlertService, type AlertServiceOptions } from '../../../main-services/alerts/AlertService.ts';
import { defaultStrategy } from '../../../main-services/alerts/strategy/defaultStrategy.ts';
import type { RequestDraft } from '../../../main-services/model/requestDraft.ts';
import { ManualClock } from '../../../main-services/supervision/ManualClock.ts';
import { InMemoryAlerts } from '../../doubles/InMemoryAlerts.ts';
import { InMemorySettings } from '../../doubles/InMemorySettings.ts';
import { plainSky } from '../../doubles/plainSky.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

/** An order as the observatory got it. */
export interface Order {
  readonly what: 'observe' | 'plan';
  readonly name: string;
  readonly draft: RequestDraft;
  readonly marks: ReactionMarks;
}

/** Remembers orders; requests are numbered 101, 102 … and created in a later turn unless `hold` is set. */
export class RecordingActions implements AlertActions {
  readonly orders: Order[] = [];
  readonly cancelled: string[] = [];
  readonly log: string[] = [];
  hold = false;
  nothingHasBegun = false;
  #lastRequest = 100;

  async observe(name: string, draft: RequestDraft, receivedAt: number, marks: ReactionMarks): Promise<void> {
    this.log.push(`slew ${name}`);
    marks.slewCommanded(NIGHT, performance.now() - receivedAt);
    await this.#take({ what: 'observe', name, draft, marks });
  }

  async plan(name: string, draft: RequestDraft, marks: ReactionMarks): Promise<void> {
    this.log.push(`plan ${name}`);
    await this.#take({ what: 'plan', name, draft, marks });
  }

  async refine(_name: string, requestId: number, draft: RequestDraft): Promise<boolean> {
    const [first] = draft.sequences;
    this.log.push(`refine ${requestId} to ${first?.rightAscensionDegrees.toFixed(2)}`);
    return this.nothingHasBegun;
  }

  async takeUp(name: string, requestId: number): Promise<void> {
    this.log.push(`take up ${requestId} ${name}`);
  }

  async cancel(name: string, requestId: number, reason: string): Promise<void> {
    this.log.push(`cancel ${requestId}`);
    this.cancelled.push(`${name} ${requestId} ${reason}`);
  }

  async #take(order: Order): Promise<void> {
    this.orders.push(order);
    if (this.hold) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#lastRequest += 1;
    order.marks.requestCreated(this.#lastRequest);
  }
}

/** 06:00 UTC in the night of 10 May 2026 over San Pedro Mártir; right ascension 200° is near the meridian. */
export const NIGHT = Date.parse('2026-05-11T06:00:00Z');

export function aService(change: Partial<AlertServiceOptions> = {}) {
  const clock = new ManualClock(NIGHT);
  const log = rememberingLog();
  const repository = new InMemoryAlerts();
  const actions = new RecordingActions();
  const strategy = defaultStrategy();
  const dataDirectory = change.dataDirectory ?? mkdtempSync(path.join(tmpdir(), 'alerts-'));
  const options: AlertServiceOptions = {
    clock,
    log,
    repository,
    settings: new InMemorySettings(),
    actions,
    sky: plainSky(),
    strategy: () => strategy,
    mode: () => 'AUTO',
    ...change,
    dataDirectory,
  };
  return { service: new AlertService(options), options, clock, log, repository, actions, dataDirectory };
}
