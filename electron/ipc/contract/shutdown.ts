/** One step of the ordered shutdown, as shown while it goes on; `detail` says how long, or what went wrong. */
export interface ShutdownStepView {
  readonly name: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly detail: string;
}
