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
  readonly #tell: (sources: readonly AlertSourceView[]) => void;
  #told: readonly AlertSourceView[] = [];

  /** @param tell hears how the sources are, at every beat at which something has changed */
  constructor(
    service: AlertService,
    sources: readonly AlertSource[],
    tell: (sources: readonly AlertSourceView[]) => void = () => undefined,
  ) {
    this.#service = service;
    this.#sources = sources;
    this.#tell = tell;
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
    this.#service.lookAtClock();
    this.#tellChanges();
  }

  async stop(): Promise<void> {
    await Promise.all(this.#sources.map((source) => source.stop()));
    await this.#service.settled();
    this.#tellChanges();
  }

  doing(): string {
    const connected = this.#sources.filter((source) => source.state().link === 'connected').length;
    const waiting = this.#service.unstored === 0 ? '' : `, ${this.#service.unstored} writes waiting`;
    return `${connected} of ${this.#sources.length} sources, ${this.#service.alerts().length} bursts${waiting}`;
  }

  sources(): readonly AlertSourceView[] {
    return this.#sources.map((source) => source.state());
  }

  /** Every change makes another view. */
  #tellChanges(): void {
    const views = this.sources();
    if (views.every((view, index) => view === this.#told[index])) return;
    this.#told = views;
    this.#tell(views);
  }
}
