import { describe, expect, test } from 'vitest';
import { DitherGate, ditherOffset } from '../../../main-services/observation/DitherGate.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('dither offsets', () => {
  test('start at the target and cover a box of nine places', () => {
    const places = Array.from({ length: 9 }, (_, index) => JSON.stringify(ditherOffset(index, 10)));
    expect(places[0]).toBe('{"eastArcseconds":0,"northArcseconds":0}');
    expect(new Set(places).size).toBe(9);
    expect(ditherOffset(9, 10)).toEqual(ditherOffset(0, 10));
  });
});

describe('the dither gate', () => {
  test('moves only between exposures and lets exposures run side by side', async () => {
    const gate = new DitherGate();
    const events: string[] = [];
    const ends: (() => void)[] = [];
    const expose = (name: string) =>
      gate.exposing(async () => {
        events.push(`${name} starts`);
        await new Promise<void>((resolve) => ends.push(resolve));
        events.push(`${name} ends`);
      });
    const vis = expose('vis');
    const nir = expose('nir');
    await turn();
    const move = gate.moving(async () => {
      events.push('moves');
    });
    const late = expose('late');
    await turn();
    expect(events).toEqual(['vis starts', 'nir starts']);
    ends[0]?.();
    await turn();
    ends[1]?.();
    await Promise.all([vis, nir, move]);
    await turn();
    ends[2]?.();
    await late;
    expect(events).toEqual(['vis starts', 'nir starts', 'vis ends', 'nir ends', 'moves', 'late starts', 'late ends']);
  });

  test('a failed exposure does not lock it', async () => {
    const gate = new DitherGate();
    await expect(gate.exposing(() => Promise.reject(new Error('hung')))).rejects.toThrow('hung');
    await gate.moving(async () => undefined);
  });
});
