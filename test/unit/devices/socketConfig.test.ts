import { describe, expect, it } from 'vitest';
import { DEFAULT_ADDRESSES, parseSocketConfig } from '../../../devices/socketConfig.ts';

const ORIGINAL = `[Telescope] ip=127.0.0.1 port=5000
[CameraVIS] ip=127.0.0.1 port=5001
[CameraNIR] ip=127.0.0.1 port=5002
[PLC] ip=127.0.0.1 port=5003
[Dome] ip=127.0.0.1 port=5004
`;

describe('parseSocketConfig', () => {
  it.each<[string, string]>([
    ['the original’s, a device on a line', ORIGINAL],
    ['one setting on a line', ORIGINAL.replaceAll(' ', '\n')],
    [
      'Windows line ends, comments, spaces and capitals',
      `\uFEFF; devices\r\n# here\r\n${ORIGINAL.replaceAll('=', ' = ').replaceAll('\n', '\r\n').replaceAll('ip', 'IP')}`,
    ],
    ['a remark behind', ORIGINAL.replaceAll('5000', '5000 ; the telescope')],
  ])('reads %s', (_case, text) => {
    expect(parseSocketConfig(text)).toEqual(DEFAULT_ADDRESSES);
  });

  it('takes a focuser too, which the original does not know', () => {
    const focuser = { host: '10.0.0.7', port: 5005 };
    expect(parseSocketConfig(`${ORIGINAL}[Focuser] ip=10.0.0.7 port=5005`)).toEqual({
      ...DEFAULT_ADDRESSES,
      Focuser: focuser,
    });
  });

  it.each<[string, string, string]>([
    [
      'a port that is none',
      ORIGINAL.replace('5001', '50x1'),
      'socket_config.ini, line 2: port "50x1" is not 1 … 65535',
    ],
    ['a port too high', ORIGINAL.replace('5001', '70000'), 'line 2: port "70000"'],
    ['a device it does not know', `${ORIGINAL}[Kettle] ip=1.2.3.4 port=1`, 'line 6: [Kettle] is none of Telescope'],
    ['a device twice', `${ORIGINAL}[PLC] ip=1.2.3.4 port=1`, 'line 6: [PLC] is there twice'],
    [
      'a setting it does not know',
      ORIGINAL.replace('ip=127.0.0.1 port=5003', 'host=x'),
      'line 4: "host" is neither ip nor port',
    ],
    ['a setting before any device', `ip=1.2.3.4\n${ORIGINAL}`, 'line 1: "ip" stands before the first [device]'],
    ['rubbish', `${ORIGINAL}\nhello`, 'line 7: "hello" is neither a [device] nor a setting'],
    ['a device without a port', ORIGINAL.replace(' port=5004', ''), 'socket_config.ini: [Dome] has no port'],
    ['a device without an address', ORIGINAL.replace('ip=127.0.0.1 port=5004', 'port=5004'), '[Dome] has no ip'],
    ['a missing device', ORIGINAL.replace(/\[Dome\].*/, ''), 'socket_config.ini: there is no [Dome]'],
    ['an empty file', '', 'there is no [Telescope]'],
  ])('refuses %s, naming the line', (_case, text, message) => {
    expect(() => parseSocketConfig(text)).toThrow(message);
  });
});
