import type { RequestDraft } from '../model/requestDraft.ts';

/** What the alerts learn of their burst on its way to the sky. */
export interface ReactionMarks {
  /** `latencyMs`: wall clock from the notice's last byte to the command. */
  slewCommanded(at: number, latencyMs: number): void;
  onTarget(at: number): void;
  requestCreated(requestId: number): void;
  /** Why the telescope does not go at once although it should: a sentence. */
  waits(reason: string): void;
}

/** What the alerts need of the observatory. */
export interface AlertActions {
  /**
   * Takes the telescope to the draft's target at once, then has the rest stored and planned. The slew must be commanded before the
   * first `await`. @param receivedAtPerformanceMs performance.now() at the notice's last byte
   */
  observe(name: string, draft: RequestDraft, receivedAtPerformanceMs: number, marks: ReactionMarks): Promise<void>;
  /** Has it planned for when it rises, without moving anything now. */
  plan(name: string, draft: RequestDraft, marks: ReactionMarks): Promise<void>;
  /**
   * Has what has not begun of a request done as the draft says now; what has begun goes on. Answers whether nothing had begun, so that
   * all of it points where the draft does.
   */
  refine(name: string, requestId: number, draft: RequestDraft): Promise<boolean>;
  /** Hands in, if that was not done, a request that a crash left behind, and has it planned. */
  takeUp(name: string, requestId: number): Promise<void>;
  /** Stops and cancels what was ordered for this burst. */
  cancel(name: string, requestId: number, reason: string): Promise<void>;
}
