import { type AddressInfo, createServer, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type { CcdServerSaid, CcdServerStart } from './ccdMessages.ts';

// A thread of its own that speaks INDI like a server with one camera whose image is ready: an exposure is answered with a BLOB
// that was written out before.
if (parentPort === null) throw new Error('ccdServer.ts is the script of a worker thread');
const port = parentPort;
const { sidePixels, lineLetters } = workerData as CcdServerStart;
const DEVICE = 'Bench CCD';

const say = (message: CcdServerSaid) => port.postMessage(message);

/** A FITS file as cameras of INDI write it, of every value there is. */
function fitsFile(): Buffer {
  const cards = [
    'SIMPLE  =                    T',
    'BITPIX  =                   16',
    'NAXIS   =                    2',
    `NAXIS1  =                ${String(sidePixels).padStart(5)}`,
    `NAXIS2  =                ${String(sidePixels).padStart(5)}`,
    'BZERO   =                32768',
    'BSCALE  =                    1',
    "DATE-OBS= '2026-12-16T07:00:00.000'",
    'EXPTIME =                  0.0',
    'END',
  ];
  const file = Buffer.alloc(2880 + Math.ceil((sidePixels * sidePixels * 2) / 2880) * 2880);
  file.write(
    cards
      .map((card) => card.padEnd(80))
      .join('')
      .padEnd(2880),
    'latin1',
  );
  for (let at = 0; at < sidePixels * sidePixels; at++) file.writeUInt16BE((at * 40_503) & 0xffff, 2880 + at * 2);
  return file;
}

function blob(): Buffer {
  const file = fitsFile();
  const text = file.toString('base64');
  const letters = lineLetters === null ? text : text.replaceAll(new RegExp(`.{${lineLetters}}`, 'g'), '$&\n');
  return Buffer.concat([
    Buffer.from(`<setBLOBVector device="${DEVICE}" name="CCD1" state="Ok" timestamp="2026-12-16T07:00:00">\n`),
    Buffer.from(`<oneBLOB name="CCD1" size="${file.length}" enclen="${letters.length}" format=".fits">\n`),
    Buffer.from(letters, 'latin1'),
    Buffer.from('\n</oneBLOB>\n</setBLOBVector>\n'),
  ]);
}

const image = blob();
const number = (name: string, value: number) => `<defNumber name="${name}" min="0" max="99999">${value}</defNumber>`;
const onOff = (name: string, on: boolean) => `<defSwitch name="${name}">${on ? 'On' : 'Off'}</defSwitch>`;
const vector = (kind: 'Number' | 'Switch', name: string, inside: string) =>
  `<def${kind}Vector device="${DEVICE}" name="${name}" state="Ok" perm="rw">${inside}</def${kind}Vector>\n`;
const DEFINITIONS: Readonly<Record<string, string>> = {
  CONNECTION: vector('Switch', 'CONNECTION', onOff('CONNECT', true) + onOff('DISCONNECT', false)),
  CCD_INFO: vector('Number', 'CCD_INFO', number('CCD_MAX_X', sidePixels) + number('CCD_MAX_Y', sidePixels)),
  CCD_EXPOSURE: vector('Number', 'CCD_EXPOSURE', number('CCD_EXPOSURE_VALUE', 0)),
  CCD_FRAME_TYPE: vector('Switch', 'CCD_FRAME_TYPE', onOff('FRAME_LIGHT', true)),
};

let images: Socket | null = null;
const sockets = new Set<Socket>();

function hear(socket: Socket, text: string): void {
  for (const [, name] of text.matchAll(/<getProperties[^>]*?(?: name="(\w+)")?\/>/g)) {
    if (socket === images) continue;
    socket.write(name === undefined ? Object.values(DEFINITIONS).join('') : (DEFINITIONS[name] ?? ''));
  }
  if (text.includes('<enableBLOB')) images = socket;
  for (const [, kind, name] of text.matchAll(/<new(\w+)Vector[^>]* name="(\w+)"/g)) {
    socket.write(`<set${kind}Vector device="${DEVICE}" name="${name}" state="Ok"></set${kind}Vector>\n`);
    if (name !== 'CCD_EXPOSURE' || images === null) continue;
    say({ kind: 'sent', at: performance.timeOrigin + performance.now() });
    images.write(image);
  }
}

const server = createServer({ noDelay: true }, (socket) => {
  sockets.add(socket);
  socket.setEncoding('latin1');
  socket.on('data', (text) => hear(socket, String(text)));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    sockets.delete(socket);
    if (images === socket) images = null;
  });
});
server.listen(0, '127.0.0.1', () =>
  say({ kind: 'listening', device: DEVICE, port: (server.address() as AddressInfo).port, blobBytes: image.length }),
);
