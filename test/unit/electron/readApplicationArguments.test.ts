import { describe, expect, it } from 'vitest';
import { readApplicationArguments } from '../../../electron/readApplicationArguments.ts';

const nothing = { overrides: { simulation: {} }, nightDate: null, freePorts: false };

describe('readApplicationArguments', () => {
  it.each([
    [[], nothing],
    [['--date', '2026-12-15'], { ...nothing, nightDate: '2026-12-15' }],
    [['--speed', '60', '--scenario', 'clear-night'], { simulation: { speed: 60, scenario: 'clear-night' } }],
    [['--real'], { simulation: { enabled: false } }],
    [['--ports', '6000', '--alert-port', '0'], { simulation: { portsBase: 6000, alertPort: 0 } }],
    [['--ports', 'auto'], { ...nothing, freePorts: true }],
    [['--login', 'observer'], { simulation: {}, console: { autoLogin: 'observer' } }],
  ])('reads %j', (args, expected) => {
    const read = 'overrides' in expected ? expected : { ...nothing, overrides: expected };
    expect(readApplicationArguments(args)).toEqual(read);
  });

  it.each([[['--date', 'tomorrow']], [['--warp', '9']], [['now']]])('refuses %j in words', (args) => {
    expect(() => readApplicationArguments(args)).toThrow(/tomorrow|warp|now/);
  });
});
