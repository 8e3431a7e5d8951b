import { connect, type Socket } from 'node:net';
import type { AlertSourceView } from '../../model/alertSource.ts';
import type { Log } from '../../model/log.ts';
import type { Cancel, Clock } from '../../supervision/Clock.ts';
import { MAXIMUM_NOTICE_BYTES } from '../voevent/decodeXmlBytes.ts';
import { NoticeRefused } from '../voevent/NoticeRefused.ts';
import { readXml } from '../voevent/readXml.ts';
import type { XmlElement } from '../voevent/XmlElement.ts';
import type { AlertSource, Deliver } from './AlertSource.ts';
import { encodeVtpFrame } from './encodeVtpFrame.ts';
import { envelopeOf } from './NoticeEnvelope.ts';
import { SourceHealth } from './SourceHealth.ts';
import { readTransport, writeTransport } from './transportMessage.ts';
import { VtpDecoder, VtpFramingError } from './VtpDecoder.ts';

/** Brokers speak every 60 s; Comet's own subscriber gives up after 120 s of silence (vtp.md). */
const SILENT_AFTER_MS = 120_000;
const SILENCE_CHECK_MS = 5_000;
const CONNECT_WITHIN_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/**
 * How long frames are taken in one turn of the event loop: a twentieth of the 100 ms that count as a stall, because others have work in
 * the same turn, and other processes on the same processors.
 */
const SLICE_MS = 5;
/** Answers that a broker has not read: several thousand acknowledgements. */
const MOST_UNREAD_BYTES = 4 * 1024 * 1024;

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
  readonly #health: SourceHealth;
  #deliver: Deliver | null = null;
  #socket: Socket | null = null;
  #decoder = new VtpDecoder(MAXIMUM_NOTICE_BYTES);
  /** Whole frames of the present connection whose turn has not come. */
  #frames: Buffer[] = [];
  /** Frames have been taken in this turn of the event loop. */
  #hadTurn = false;
  #cancelTimer: Cancel = () => undefined;
  #retryMs = FIRST_RETRY_MS;
  #heardAt = 0;
  #frameSince: number | null = null;

  constructor(options: VtpSubscriberOptions) {
    this.#o = options;
    this.name = `vtp-${options.host}-${options.port}`;
    this.#health = new SourceHealth(this.name, 'vtp', options.wallClock);
  }

  start(deliver: Deliver): void {
    if (this.#deliver !== null) throw new Error(`${this.name} is started already.`);
    this.#deliver = deliver;
    this.#dial();
  }

  async stop(): Promise<void> {
    this.#deliver = null;
    this.#cancelTimer();
    this.#frames = [];
    this.#health.stopped();
    const socket = this.#socket;
    this.#socket = null;
    if (socket === null || socket.closed) return;
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.destroy();
    await closed;
  }

  state(): AlertSourceView {
    return this.#health.view();
  }

  #dial(): void {
    const { host, port, wallClock } = this.#o;
    this.#health.connecting(`dialling ${host}:${port}`);
    this.#decoder = new VtpDecoder(MAXIMUM_NOTICE_BYTES);
    this.#frames = [];
    this.#frameSince = null;
    const socket = connect({ host, port, noDelay: true, keepAlive: true });
    this.#socket = socket;
    let reason = 'the broker closed the connection';
    this.#cancelTimer = wallClock.after(CONNECT_WITHIN_MS, () => socket.destroy(new Error('no answer to the call')));
    socket.on('connect', () => {
      this.#cancelTimer();
      this.#heardAt = wallClock.now();
      this.#health.connected(`connected to ${host}:${port}`);
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
    this.#heardAt = this.#o.wallClock.now();
    this.#health.heard();
    if (!this.#decode(socket, chunk)) return;
    this.#frameSince = this.#decoder.isMidFrame ? (this.#frameSince ?? this.#heardAt) : null;
    this.#work(socket);
  }

  /** Answers whether the connection may go on. */
  #decode(socket: Socket, chunk: Buffer): boolean {
    try {
      for (let frames = this.#decoder.push(chunk); frames.length > 0; frames = this.#decoder.push(Buffer.alloc(0))) {
        this.#frames.push(...frames);
        this.#frameSince = null;
      }
      return true;
    } catch (error) {
      if (!(error instanceof VtpFramingError)) throw error;
      this.#health.unreadable(error.message);
      // What came whole before it is good.
      while (this.#frames.length > 0) this.#takeFrame(socket, this.#frames.shift() ?? Buffer.alloc(0));
      socket.destroy(error);
      return false;
    }
  }

  /** Takes the frames that have come, the first at once; of a flood one slice a turn, and the broker waits meanwhile. */
  #work(socket: Socket): void {
    const end = performance.now() + SLICE_MS;
    while (!this.#hadTurn && this.#frames.length > 0 && performance.now() < end) {
      this.#takeFrame(socket, this.#frames.shift() ?? Buffer.alloc(0));
    }
    if (this.#frames.length > 0) socket.pause();
    else if (socket.isPaused()) socket.resume();
    if (this.#hadTurn) return;
    this.#hadTurn = true;
    setImmediate(() => {
      this.#hadTurn = false;
      if (this.#socket !== null && this.#frames.length > 0) this.#work(this.#socket);
    });
  }

  #takeFrame(socket: Socket, frame: Buffer): void {
    const receivedAt = performance.now();
    const root = this.#read(frame);
    const message = root === null ? null : readTransport(root);
    if (root !== null) this.#retryMs = FIRST_RETRY_MS;
    if (message?.role === 'iamalive' || message?.role === 'authenticate') {
      const { localIvorn, filters, clock } = this.#o;
      const answer = { role: message.role, origin: message.origin, response: localIvorn };
      this.#send(socket, writeTransport(answer, clock.now(), message.role === 'authenticate' ? filters : []));
      if (message.role === 'iamalive') this.#health.heartbeat();
    }
    if (root?.name === 'Transport' || frame.length === 0) return;
    // Acknowledged whatever it says: a broker drops at once a subscriber that naks what merely does not interest it (vtp.md).
    if (root?.name === 'VOEvent') {
      const origin = root.attribute('ivorn')?.trim() ?? '';
      this.#send(socket, writeTransport({ role: 'ack', origin, response: this.#o.localIvorn }, this.#o.clock.now()));
      this.#health.notice();
    }
    // Also what cannot be read: the archive keeps it, and the log says why it is refused.
    this.#deliver?.(frame, envelopeOf(frame, this.name, receivedAt));
  }

  /** The frame's root element; null for one that cannot be read, which is counted and survived. */
  #read(frame: Buffer): XmlElement | null {
    try {
      return readXml(frame);
    } catch (error) {
      if (!(error instanceof NoticeRefused)) throw error;
      this.#health.unreadable(`a frame of ${frame.length} bytes cannot be read: ${error.message}`);
      return null;
    }
  }

  #send(socket: Socket, document: string): void {
    if (!socket.writable) return;
    if (socket.writableLength > MOST_UNREAD_BYTES) socket.destroy(new Error('the broker does not read our answers'));
    else socket.write(encodeVtpFrame(document));
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
    if (this.#health.view().lastError?.message !== reason) log.warning(`${this.name}: ${reason}; dialling again.`);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
    this.#health.lost(reason);
    this.#cancelTimer = wallClock.after(wait, () => this.#dial());
  }
}
