import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlpacaRefused } from '../../../../devices/alpaca/AlpacaRefused.ts';
import { alpacaValue } from '../../../../devices/alpaca/alpacaAnswer.ts';
import { alpacaPort } from '../../../../devices/alpaca/discoverAlpaca.ts';
import { stateValues } from '../../../../devices/alpaca/stateValues.ts';
import {
  DeviceError,
  DeviceRefused,
  DeviceUnreachable,
  InvalidReply,
  OperationAborted,
} from '../../../../devices/errors.ts';

const asked = { device: 'Device', what: 'azimuth', transaction: 7 };

describe('an answer', () => {
  const told = (body: unknown, status = 200, contentType = 'application/json') => ({
    status,
    contentType,
    bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  });
  const ok = { Value: 3, ErrorNumber: 0, ErrorMessage: '', ClientTransactionID: 7, ServerTransactionID: 1 };
  const failed = (ErrorNumber: number) => told({ ...ok, ErrorNumber, ErrorMessage: 'why' });

  it.each<[string, ReturnType<typeof told>, unknown]>([
    ['as the API says', told(ok), 3],
    ['without transactions', told({ Value: 3, ErrorNumber: 0 }), 3],
    ['with a transaction of 0', told({ ...ok, ClientTransactionID: 0 }), 3],
    ['with keys that are not known', told({ ...ok, Extra: [1] }), 3],
    ['to an order', told({ ErrorNumber: 0, ErrorMessage: '' }), undefined],
  ])('%s is taken', (_case, answer, value) => {
    expect(alpacaValue(asked, answer)).toBe(value);
  });

  it.each<[string, ReturnType<typeof told>, new (...args: never[]) => Error]>([
    ['of another transaction', told({ ...ok, ClientTransactionID: 6 }), InvalidReply],
    ['without an error number', told({ Value: 3 }), InvalidReply],
    ['with a word for it', told({ ...ok, ErrorNumber: '0' }), InvalidReply],
    ['that is a list', told([ok]), InvalidReply],
    ['that is nothing', told('null'), InvalidReply],
    ['that is not JSON', told('rubbish'), InvalidReply],
    ['cut off', told(JSON.stringify(ok).slice(0, -4)), InvalidReply],
    ['in HTML', told('<html>', 200, 'text/html'), InvalidReply],
    ['with words and no number', told({ ...ok, ErrorMessage: 'why' }), DeviceRefused],
    ['0x400 not implemented', failed(0x400), DeviceRefused],
    ['0x401 invalid value', failed(0x401), DeviceRefused],
    ['0x402 value not set', failed(0x402), DeviceRefused],
    ['0x407 not connected', failed(0x407), DeviceUnreachable],
    ['0x408 parked', failed(0x408), DeviceRefused],
    ['0x409 slaved', failed(0x409), DeviceRefused],
    ['0x40B invalid operation', failed(0x40b), DeviceRefused],
    ['0x40C no such action', failed(0x40c), DeviceRefused],
    ['0x40E cancelled', failed(0x40e), OperationAborted],
    ['0x500 of the driver', failed(0x500), DeviceRefused],
    ['HTTP 302', told('', 302), DeviceRefused],
    ['HTTP 400', told('bad number', 400, 'text/plain'), DeviceRefused],
    ['HTTP 401', told('who?', 401, 'text/plain'), DeviceRefused],
    ['HTTP 404 in JSON', told({ ErrorNumber: 1003 }, 404), DeviceRefused],
    ['HTTP 500', told('crash', 500, 'text/plain'), DeviceRefused],
    ['HTTP 503', told('', 503), DeviceUnreachable],
  ])('%s is a failure of its kind', (_case, answer, kind) => {
    expect(() => alpacaValue(asked, answer)).toThrow(kind);
  });

  it.each([
    [failed(0x400), true],
    [failed(0x401), false],
    [told('', 404), true],
    [told('', 500), false],
  ])('says whether the device lacks it (%#)', (answer, absent) => {
    try {
      alpacaValue(asked, answer);
      expect.unreachable();
    } catch (failure) {
      expect((failure as AlpacaRefused).absent).toBe(absent);
    }
  });

  it('that means nothing is none', () => {
    const good = Buffer.from(JSON.stringify({ ...ok, Value: true }));
    const damaged = fc
      .tuple(fc.nat(good.length - 1), fc.nat(8), fc.uint8Array({ maxLength: 8 }))
      .map(([at, length, patch]) => Buffer.concat([good.subarray(0, at), patch, good.subarray(at + length)]));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.json().map((text) => Buffer.from(text)),
      damaged,
    );
    fc.assert(
      fc.property(bytes, (raw) => {
        try {
          alpacaValue(asked, { status: 200, contentType: 'application/json', bytes: Buffer.from(raw) });
          // What is taken is whole, and says itself that nothing failed.
          return JSON.parse(Buffer.from(raw).toString()).ErrorNumber === 0;
        } catch (failure) {
          return failure instanceof DeviceError;
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('a device’s whole state', () => {
  it('is told by member', () => {
    const state = [
      { Name: 'RightAscension', Value: 1 },
      { Name: 'Slewing', Value: false },
      { Name: 'Altitude', Value: null },
    ];
    expect([...stateValues('Device', state)]).toEqual([
      ['rightascension', 1],
      ['slewing', false],
    ]);
  });

  it.each([[3], [{}], [[3]], [[null]], [[{ Name: 3, Value: 1 }]], [Array(1_001).fill({ Name: 'A', Value: 1 })]])(
    'is not %#',
    (state) => {
      expect(() => stateValues('Device', state)).toThrow(InvalidReply);
    },
  );
});

describe('an answer to the discovery', () => {
  it('of 10,000 kinds gives a port or none', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.nat(100_000).map((port) => Buffer.from(`{"AlpacaPort":${port}}`)),
    );
    fc.assert(
      fc.property(bytes, (raw) => {
        const port = alpacaPort(Buffer.from(raw));
        return port === null || (port > 0 && port <= 65_535);
      }),
      { numRuns: 10_000 },
    );
  });

  it.each<[string, number | null]>([
    ['{"AlpacaPort":11111}', 11_111],
    ['{"AlpacaPort":1, "More":2}', 1],
    ['{"alpacaport":11111}', null],
    ['{"AlpacaPort":"11111"}', null],
    ['{"AlpacaPort":0}', null],
    ['{"AlpacaPort":65536}', null],
    ['{"AlpacaPort":1.5}', null],
    ['null', null],
    ['[]', null],
    ['', null],
    ['alpacadiscovery1', null],
    [`{"AlpacaPort":11111${' '.repeat(2_000)}}`, null],
  ])('%s gives %s', (text, port) => {
    expect(alpacaPort(Buffer.from(text))).toBe(port);
  });
});
