import type { AlertSourceView } from '../model/alertSource.ts';
import type { Agent } from '../supervision/Agent.ts';
import type { AlertService } from './AlertService.ts';
import type { AlertSource } from './sources/AlertSource.ts';

/** The agent that keeps the sources and the intake of notices going. */
export class AlertManager implements Agent {
  readonly name = 'Alert manager';
  readonly periodMs = 1_000;
  readonly #service: AlertService;
  readonly #sources: readonly AlertSource[];

  constructor(service: AlertService, sources: readonly AlertSource[]) {
    this.#service = service;
    this.#sources = sources;
  }

  async start(): Promise<void> {
    // After a death of this agent its sources still run.
    await Promise.all(this.#sources.map((source) => source.stop()));
    await this.#service.restore();
    for (const source of this.#sources) {
      source.start((bytes, envelope) => this.#service.deliver(bytes, envelope));
    }
  }

  async tick(): Promise<void> {
    this.#service.retryStoring();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.stop()));
    await this.#service.settled();
  }

  doing(): string {
    const connected = this.#sources.filter((source) => source.state().link === 'connected').length;
    const waiting = this.#service.unstored === 0 ? '' : `, ${this.#service.unstored} writes waiting`;
    return `${connected} of ${this.#sources.length} sources, ${this.#service.alerts().length} bursts${waiting}`;
  }

  sources(): readonly AlertSourceView[] {
    return this.#sources.map((source) => source.state());
  }
}
