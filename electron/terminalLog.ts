import type { Log } from '../main-services/model/log.ts';

/** What shells say before and beside the observatory's own log: warnings and errors, a line each, on stderr. */
export const terminalLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warning: (message) => process.stderr.write(`PyROS: ${message}\n`),
  error: (message) => process.stderr.write(`PyROS: ${message}\n`),
};
