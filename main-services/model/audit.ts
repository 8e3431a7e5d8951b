/** Who asked for what from which window, when, and what came of it. */
export interface AuditRecord {
  readonly id: number;
  readonly at: number;
  readonly by: string;
  readonly windowId: string;
  readonly call: string;
  /** JSON without secrets, cut when long. */
  readonly input: string;
  /** "done", or why it was refused: "role", "control", "interlock", "input", "failed", "sender". */
  readonly outcome: string;
  /** Empty when done. */
  readonly reason: string;
}

/** Which records are wanted; what is left out means any. */
export interface AuditFilter {
  /** In the name of who, the window, the call, its input or the reason. */
  readonly text?: string | undefined;
  readonly by?: string | undefined;
  readonly windowId?: string | undefined;
  readonly outcome?: 'done' | 'not-done' | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Records older than the one with this id. */
  readonly before?: number | undefined;
  readonly limit: number;
}
