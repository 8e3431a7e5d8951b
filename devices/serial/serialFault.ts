/** What the system's words for a failed serial port mean for who stands at the plug. */
const MEANINGS: readonly (readonly [pattern: RegExp, inWords: (path: string) => string])[] = [
  [/no such file|file not found/i, (path) => `there is no serial port ${path}`],
  [/permission denied|access denied/i, (path) => `this user may not open ${path}`],
  [/cannot lock|temporarily unavailable|resource busy/i, (path) => `another program has ${path} open`],
  [/inappropriate ioctl|not a typewriter/i, (path) => `${path} is not a serial port`],
  [/bad file descriptor|disconnected|no such device|input\/output error|EIO/i, (path) => `${path} was unplugged`],
];

/** Why a serial port cannot be used, in words for people. */
export function serialFault(path: string, error: Error | null): string {
  if (error === null) return `${path} was closed`;
  for (const [pattern, inWords] of MEANINGS) if (pattern.test(error.message)) return inWords(path);
  return `${path}: ${error.message.replace(/^Error:?\s*/, '')}`;
}
