import { readFileSync } from 'node:fs';

/** Where a device listens by socket_config.ini, one `[Device]` section with `ip=` and `port=` each. */
export function socketAddress(device: string): { readonly host: string; readonly port: number } {
  const file = new URL('../socket_config.ini', import.meta.url);
  let section = '';
  const values = new Map<string, string>();
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const header = /^\s*\[(.+)\]\s*$/.exec(line);
    const setting = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line);
    if (header?.[1] !== undefined) section = header[1];
    else if (setting?.[1] !== undefined && section === device) values.set(setting[1], setting[2] ?? '');
  }
  const host = values.get('ip');
  const port = Number(values.get('port'));
  if (host === undefined || !Number.isInteger(port))
    throw new Error(`${file.pathname}: no ip and port for [${device}]`);
  return { host, port };
}
