import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command, DeviceSimulator, Reply } from './DeviceSimulator.ts';
import { type Fault, readFault } from './Fault.ts';
import { FrameReader } from './FrameReader.ts';
import { listenOn } from './listenOn.ts';
import { type CommandFrame, readFrame } from './readFrame.ts';
import { ok, refused, unknown } from './replies.ts';
import type { SimulatorClock } from './SimulatorClock.ts';

/** Wall time between two bytes of a slow answer: a STATUS then takes about a second. */
const SLOW_BYTE_MS = 2;
/** Larger than any answer there is: a camera frame has 0.7 MB. */
const OVERSIZED_BYTES = 10 * 1024 * 1024;
/** How long a client that is being dropped has to read why. */
const LAST_WORDS_MS = 1000;

/** Serves one simulated device to any number of long-lived clients. */
export class DeviceServer {
  readonly #device: DeviceSimulator;
  readonly #clock: SimulatorClock;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #fault: Fault = 'none';

  constructor(device: DeviceSimulator, clock: SimulatorClock) {
    this.#device = device;
    this.#clock = clock;
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // A client that goes away is no event for a device; 'close' follows and ends the loop.
      socket.on('error', () => socket.destroy());
      void this.#serve(socket);
    });
  }

  /** Listens; the answer is the port, for who asked for port 0. */
  listen(port: number, host: string): Promise<number> {
    return listenOn(this.#server, port, host);
  }

  /** Drops every client and stops listening. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** Brings a fault about, or ends it with "none". */
  setFault(fault: Fault, except: Socket | null = null): void {
    this.#fault = fault;
    this.#device.setFault(fault, this.#clock.now());
    if (fault === 'close') for (const socket of this.#sockets) if (socket !== except) socket.destroy();
  }

  async #serve(socket: Socket): Promise<void> {
    const reader = new FrameReader();
    try {
      for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
        const { frames, error } = reader.push(chunk as Buffer);
        for (const frame of frames) await this.#answer(socket, frame);
        if (error !== null) return this.#giveUp(socket, error);
      }
      socket.end();
    } catch {
      // The stream broke (reset, destroyed by a fault or by stop): nobody is left to be answered.
      socket.destroy();
    }
  }

  async #answer(socket: Socket, text: string): Promise<void> {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      return this.#giveUp(socket, `not JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    let frame: CommandFrame;
    try {
      frame = readFrame(value);
    } catch (error) {
      return this.#write(
        socket,
        [unknown({ name: '?' }, String(error instanceof Error ? error.message : error))],
        'none',
      );
    }
    if (frame.at !== null) this.#clock.tell(frame.at, frame.rate);
    // Whoever sets or ends a fault is always heard and answered, or no fault could ever be ended.
    const aboutFaults = frame.commands.some((command) => command.name === 'SIM_FAULT');
    const fault = aboutFaults ? 'none' : this.#fault;
    if (fault === 'hang') return;
    if (fault === 'close') {
      socket.destroy();
      return;
    }
    const replies: Reply[] = [];
    for (const command of frame.commands) replies.push(await this.#carryOut(command, socket));
    if (fault !== 'mute') await this.#write(socket, replies, fault);
  }

  async #carryOut(command: Command, socket: Socket): Promise<Reply> {
    try {
      if (command.name === 'SIM_FAULT') {
        this.setFault(readFault(command.fault), socket);
        return ok(command);
      }
      if (this.#fault === 'deaf' && !command.name.startsWith('SIM_') && command.name !== 'STATUS') return ok(command);
      return await this.#device.handle(command, this.#clock.now());
    } catch (error) {
      return refused(command, error instanceof Error ? error.message : String(error));
    }
  }

  #giveUp(socket: Socket, reason: string): void {
    socket.end(`${JSON.stringify([unknown({ name: '?' }, reason)])}\n`);
    // Unread bytes at a close would reset the connection and take the answer with them: swallow them for a while.
    socket.resume();
    const timer = setTimeout(() => socket.destroy(), LAST_WORDS_MS);
    socket.once('close', () => clearTimeout(timer));
  }

  async #write(socket: Socket, replies: readonly Reply[], fault: Fault): Promise<void> {
    if (socket.destroyed) return;
    const answer = `${JSON.stringify(replies)}\n`;
    if (fault === 'rubbish') socket.write('<html>\u0000not what you asked for }{ [\n');
    else if (fault === 'oversized') socket.write(`[{"name":"STATUS","padding":"${'x'.repeat(OVERSIZED_BYTES)}"}]\n`);
    else if (fault === 'truncated') socket.end(answer.slice(0, answer.length / 2));
    else if (fault === 'slow') await this.#writeSlowly(socket, answer);
    else if (!socket.write(answer)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  }

  async #writeSlowly(socket: Socket, answer: string): Promise<void> {
    for (const byte of Buffer.from(answer)) {
      if (socket.destroyed) return;
      socket.write(Buffer.of(byte));
      await pause(SLOW_BYTE_MS);
    }
  }
}
