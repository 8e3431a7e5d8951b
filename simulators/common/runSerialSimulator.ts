import { createServer, type Socket } from 'node:net';
import { listenOn } from './listenOn.ts';
import { PtyPort } from './PtyPort.ts';
import { runSimulator, type Surroundings } from './runSimulator.ts';
import type { SerialDevice } from './SerialDevice.ts';

/**
 * Runs a simulator of a serial device as a process: `--pty PATH` makes a pseudo-terminal (Debian: socat), `--port N` listens on
 * TCP, where a terminal server would stand. `--answer-after-ms` makes it slow. Several who listen hear all it says.
 */
export async function runSerialSimulator(build: (surroundings: Surroundings) => SerialDevice): Promise<void> {
  await runSimulator(async (surroundings) => {
    const { options } = surroundings;
    const device = build(surroundings);
    const sockets = new Set<Socket>();
    const timers = new Set<NodeJS.Timeout>();
    const later = (action: () => void) => {
      if (options.answerAfterMs === 0) {
        action();
        return;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        action();
      }, options.answerAfterMs);
      timers.add(timer);
    };
    const serve = (say: (bytes: Buffer) => void) => (bytes: Buffer) =>
      device.hear(bytes, (answer) => later(() => say(answer)));
    const toAll: ((bytes: Buffer) => void)[] = [(bytes) => sockets.forEach((socket) => void socket.write(bytes))];
    device.speak?.((bytes) => {
      for (const say of toAll) say(bytes);
    });
    const server = createServer({ noDelay: true }, (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // Whoever goes away without a word is no event for a serial line.
      socket.on('error', () => socket.destroy());
      socket.on(
        'data',
        serve((bytes) => void socket.write(bytes)),
      );
    });
    const tcpPort = await listenOn(server, options.port ?? 0, options.host ?? '127.0.0.1');
    let pty: PtyPort | null = null;
    if (options.pty !== null) {
      const port = new PtyPort(
        options.pty,
        serve((bytes) => port.say(bytes)),
      );
      pty = port;
      toAll.push((bytes) => port.say(bytes));
      await port.ready();
    }
    return {
      ports: [tcpPort],
      stop: async () => {
        device.stop();
        for (const timer of timers) clearTimeout(timer);
        for (const socket of sockets) socket.destroy();
        await Promise.all([pty?.stop(), new Promise<void>((resolve) => server.close(() => resolve()))]);
      },
    };
  });
}
