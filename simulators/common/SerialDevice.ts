/** A simulated device at the end of a serial line: it hears bytes and says bytes. */
export interface SerialDevice {
  /** Called with what came; `say` answers, at once or later. */
  hear(bytes: Buffer, say: (bytes: Buffer) => void): void;
  /** The way to speak without being asked; replaced by each listener that comes. */
  speak?(say: (bytes: Buffer) => void): void;
  stop(): void;
}
