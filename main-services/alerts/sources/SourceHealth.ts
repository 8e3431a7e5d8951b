import type { AlertSourceView } from '../../model/alertSource.ts';
import type { Clock } from '../../supervision/Clock.ts';

/** Keeps the state of one source for whoever watches. */
export class SourceHealth {
  readonly #wall: Pick<Clock, 'now'>;
  #view: AlertSourceView;

  constructor(name: string, kind: AlertSourceView['kind'], wall: Pick<Clock, 'now'>) {
    this.#wall = wall;
    this.#view = {
      name,
      kind,
      link: 'stopped',
      detail: 'not started',
      connectedSince: null,
      lastHeardAt: null,
      lastNoticeAt: null,
      lastHeartbeatAt: null,
      received: 0,
      unreadable: 0,
      reconnects: 0,
      lastError: null,
      alarm: null,
    };
  }

  view(): AlertSourceView {
    return this.#view;
  }

  connecting(detail: string): void {
    this.#view = { ...this.#view, link: 'connecting', detail, connectedSince: null };
  }

  connected(detail: string): void {
    const now = this.#wall.now();
    const connectedSince = this.#view.connectedSince ?? now;
    this.#view = { ...this.#view, link: 'connected', detail, connectedSince, lastHeardAt: now };
  }

  /** The connection is lost, and will be tried again. */
  lost(reason: string): void {
    const reconnects = this.#view.reconnects + 1;
    this.#view = { ...this.#view, link: 'down', detail: reason, connectedSince: null, reconnects };
    this.failed(reason);
  }

  stopped(): void {
    this.#view = { ...this.#view, link: 'stopped', detail: 'stopped', connectedSince: null, alarm: null };
  }

  heard(): void {
    this.#view = { ...this.#view, lastHeardAt: this.#wall.now() };
  }

  heartbeat(): void {
    const now = this.#wall.now();
    this.#view = { ...this.#view, lastHeardAt: now, lastHeartbeatAt: now };
  }

  notice(): void {
    const now = this.#wall.now();
    this.#view = { ...this.#view, lastHeardAt: now, lastNoticeAt: now, received: this.#view.received + 1 };
  }

  unreadable(message: string): void {
    this.#view = { ...this.#view, unreadable: this.#view.unreadable + 1 };
    this.failed(message);
  }

  /** Something went wrong that does not end the connection. */
  failed(message: string): void {
    this.#view = { ...this.#view, lastError: { at: this.#wall.now(), message } };
  }

  alarm(message: string | null): void {
    if (message !== this.#view.alarm) this.#view = { ...this.#view, alarm: message };
  }
}
