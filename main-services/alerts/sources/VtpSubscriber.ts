import { connect, type Socket } from 'node:net';
import type { Log } from '../../model/log.ts';
import type { Cancel, Clock } from '../../supervision/Clock.ts';
import { MAXIMUM_NOTICE_BYTES } from '../voevent/decodeXmlBytes.ts';
import { NoticeRefused } from '../voevent/NoticeRefused.ts';
import { readXml } from '../voevent/readXml.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';
import type { AlertSource, AlertSourceState, Deliver } from './AlertSource.ts';
import { encodeVtpFrame } from './encodeVtpFrame.ts';
import { readTransport, writeTransport } from './transportMessage.ts';
import { VtpDecoder, VtpFramingError } from './VtpDecoder.ts';

/** Brokers speak every 60 s; Comet's own subscriber gives up after 120 s of silence (vtp.md). */
const SILENT_AFTER_MS = 120_000;
const SILENCE_CHECK_MS = 5_000;
const CONNECT_WITHIN_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export interface VtpSubscriberOptions {
  readonly host: string;
  readonly port: number;
  /** How we name ourselves: "ivo://org.pyros/subscriber". */
  readonly localIvorn: string;
  /** XPath filters for the broker; none = every event. */
  readonly filters?: readonly string[];
  /** Observatory time, for what we write. */
  readonly clock: Clock;
  /** The broker's own pace: real time, also in a simulated night. */
  readonly wallClock: Clock;
  readonly log: Log;
  /** 0…1, for the jitter of reconnections. */
  readonly random?: () => number;
}

/** Dials a VTP broker and keeps dialling; acknowledges every event before anybody looks at it. */
export class VtpSubscriber implements AlertSource {
  readonly name: string;
  readonly #o: VtpSubscriberOptions;
  #deliver: Deliver | null = null;
  #socket: Socket | null = null;
  #decoder = new VtpDecoder(MAXIMUM_NOTICE_BYTES);
  #cancelTimer: Cancel = () => undefined;
  #retryMs = FIRST_RETRY_MS;
  #heardAt = 0;
  #frameSince: number | null = null;
  #state: Omit<AlertSourceState, 'name'> = {
    link: 'stopped',
    detail: 'not started',
    received: 0,
    unreadable: 0,
    reconnects: 0,
    lastHeardPerformanceMs: null,
  };

  constructor(options: VtpSubscriberOptions) {
    this.#o = options;
    this.name = `vtp-${options.host}-${options.port}`;
  }

  start(deliver: Deliver): void {
    if (this.#deliver !== null) throw new Error(`${this.name} is started already.`);
    this.#deliver = deliver;
    this.#dial();
  }

  async stop(): Promise<void> {
    this.#deliver = null;
    this.#cancelTimer();
    this.#state = { ...this.#state, link: 'stopped', detail: 'stopped' };
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null || socket.closed) return;
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.destroy();
    await closed;
  }

  state(): AlertSourceState {
    return { name: this.name, ...this.#state };
  }

  #dial(): void {
    const { host, port, wallClock } = this.#o;
    this.#state = { ...this.#state, link: 'connecting', detail: `dialling ${host}:${port}` };
    this.#decoder = new VtpDecoder(MAXIMUM_NOTICE_BYTES);
    this.#frameSince = null;
    const socket = connect({ host, port, noDelay: true, keepAlive: true });
    this.#socket = socket;
    let reason = 'the broker closed the connection';
    this.#cancelTimer = wallClock.after(CONNECT_WITHIN_MS, () => socket.destroy(new Error('no answer to the call')));
    socket.on('connect', () => {
      this.#cancelTimer();
      this.#heard();
      this.#state = { ...this.#state, link: 'connected', detail: `connected to ${host}:${port}` };
      this.#cancelTimer = wallClock.every(SILENCE_CHECK_MS, () => this.#checkSilence(socket));
      this.#o.log.info(`${this.name}: connected.`);
    });
    socket.on('data', (chunk) => this.#take(socket, chunk));
    socket.on('error', (error) => {
      reason = error.message;
    });
    socket.on('close', () => this.#lost(socket, reason));
  }

  #take(socket: Socket, chunk: Buffer): void {
    this.#heard();
    try {
      for (let frames = this.#decoder.push(chunk); frames.length > 0; frames = this.#decoder.push(Buffer.alloc(0))) {
        for (const frame of frames) this.#takeFrame(socket, frame);
        this.#frameSince = null;
      }
    } catch (error) {
      if (!(error instanceof VtpFramingError)) throw error;
      this.#state = { ...this.#state, unreadable: this.#state.unreadable + 1 };
      socket.destroy(error);
      return;
    }
    this.#frameSince = this.#decoder.isMidFrame ? (this.#frameSince ?? this.#o.wallClock.now()) : null;
  }

  #takeFrame(socket: Socket, frame: Buffer): void {
    const receivedAt = performance.now();
    const root = this.#read(frame);
    if (root === null) return;
    this.#retryMs = FIRST_RETRY_MS;
    const message = readTransport(root);
    if (message?.role === 'iamalive' || message?.role === 'authenticate') {
      const { localIvorn, filters, clock } = this.#o;
      const answer = { role: message.role, origin: message.origin, response: localIvorn };
      this.#send(socket, writeTransport(answer, clock.now(), message.role === 'authenticate' ? filters : []));
    }
    if (root.name !== 'VOEvent') return;
    // Acknowledged whatever it says: a broker drops at once a subscriber that naks what merely does not interest it (vtp.md).
    const origin = root.attribute('ivorn')?.trim() ?? '';
    this.#send(socket, writeTransport({ role: 'ack', origin, response: this.#o.localIvorn }, this.#o.clock.now()));
    this.#state = { ...this.#state, received: this.#state.received + 1 };
    this.#deliver?.(frame, this.name, receivedAt);
  }

  /** The frame's root element; null for one that cannot be read, which is counted and survived. */
  #read(frame: Buffer): XmlElement | null {
    try {
      return readXml(frame);
    } catch (error) {
      if (!(error instanceof NoticeRefused)) throw error;
      this.#state = { ...this.#state, unreadable: this.#state.unreadable + 1 };
      this.#o.log.warning(`${this.name}: a frame of ${frame.length} bytes cannot be read. ${error.message}`);
      return null;
    }
  }

  #send(socket: Socket, document: string): void {
    if (socket.writable) socket.write(encodeVtpFrame(document));
  }

  #heard(): void {
    this.#heardAt = this.#o.wallClock.now();
    this.#state = { ...this.#state, lastHeardPerformanceMs: performance.now() };
  }

  #checkSilence(socket: Socket): void {
    const now = this.#o.wallClock.now();
    if (now - this.#heardAt >= SILENT_AFTER_MS) socket.destroy(new Error('the broker has been silent for 120 s'));
    else if (this.#frameSince !== null && now - this.#frameSince >= SILENT_AFTER_MS) {
      socket.destroy(new Error('the broker has been sending one frame for 120 s'));
    }
  }

  #lost(socket: Socket, reason: string): void {
    if (socket !== this.#socket || this.#deliver === null) return;
    this.#cancelTimer();
    const { wallClock, random = Math.random, log } = this.#o;
    // Half to one and a half times the wait, so that subscribers of a restarted broker do not all come back at once.
    const wait = Math.round(this.#retryMs * (0.5 + random()));
    if (this.#state.detail !== reason) log.warning(`${this.name}: ${reason}; dialling again.`);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    this.#state = { ...this.#state, link: 'down', detail: reason, reconnects: this.#state.reconnects + 1 };
    this.#cancelTimer = wallClock.after(wait, () => this.#dial());
  }
}
