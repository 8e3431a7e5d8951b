import type { Log } from '../../main-services/model/log.ts';

/** A log that remembers its lines instead of writing them. */
export function rememberingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const at = (level: string) => (message: string) => {
    lines.push(`${level} ${message}`);
  };
  return { lines, debug: at('debug'), info: at('info'), warning: at('warning'), error: at('error') };
}
