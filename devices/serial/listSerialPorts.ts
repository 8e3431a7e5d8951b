import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SerialPort } from 'serialport';

/** Names under which Linux has serial lines: on the board, at USB, of single-board computers, and Bluetooth's. */
const LINUX_PORT = /^tty(USB|ACM|S|AMA|THS|O)\d+$|^rfcomm\d+$/;

/**
 * The serial lines of this machine. On Linux they are read from /dev: the library asks udev's tool for them, which containers
 * lack, and its absence ends the whole process.
 * @throws Error when the system does not tell
 */
export async function listSerialPorts(folder = '/dev'): Promise<readonly string[]> {
  if (process.platform !== 'linux') return (await SerialPort.list()).map(({ path }) => path);
  const named = await readdir(join(folder, 'serial', 'by-id')).catch(noSuchFolder);
  const plain = (await readdir(folder)).filter((name) => LINUX_PORT.test(name));
  return [
    ...named.toSorted().map((name) => join(folder, 'serial', 'by-id', name)),
    ...plain.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).map((name) => join(folder, name)),
  ];
}

/** Nothing is plugged in that has a name of its own. */
function noSuchFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
