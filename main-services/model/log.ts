export type LogLevel = 'debug' | 'info' | 'warning' | 'error';

/** One line of an agent's log. */
export interface LogLine {
  readonly id: number;
  readonly at: number;
  readonly agent: string;
  readonly level: LogLevel;
  readonly message: string;
}

/** What services need of a log; `agent` names who speaks. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}
