import { describe, expect, test } from 'vitest';
import { WriteBuffer } from '../../../main-services/database/WriteBuffer.ts';

describe('write buffer', () => {
  test('writes in order, in batches, by itself', async () => {
    const batches: number[][] = [];
    const written = Promise.withResolvers<void>();
    const buffer = new WriteBuffer<number>(async (rows) => {
      batches.push([...rows]);
      if (batches.flat().length === 450) written.resolve();
    });
    for (let row = 0; row < 450; row += 1) await buffer.add(row);
    await written.promise;
    expect(batches.flat()).toEqual(Array.from({ length: 450 }, (_, row) => row));
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(200);
  });

  test('keeps the rows of a failed write, tells the next who adds, and loses nothing', async () => {
    const rows: number[] = [];
    const failed = Promise.withResolvers<void>();
    let away = true;
    const buffer = new WriteBuffer<number>(async (batch) => {
      if (away) {
        failed.resolve();
        throw new Error('disk full');
      }
      rows.push(...batch);
    });
    await buffer.add(1);
    await failed.promise;
    await new Promise((resolve) => setImmediate(resolve));
    await expect(buffer.add(2)).rejects.toThrow('disk full');
    await buffer.add(3);
    await expect(buffer.flush()).rejects.toThrow('disk full');
    away = false;
    await buffer.close();
    expect(rows).toEqual([1, 2, 3]);
    await expect(buffer.add(4)).rejects.toThrow('too late');
  });

  test('keeps rows that come while it writes', async () => {
    const rows: number[] = [];
    const gate = Promise.withResolvers<void>();
    const buffer = new WriteBuffer<number>(async (batch) => {
      await gate.promise;
      rows.push(...batch);
    });
    await buffer.add(1);
    const first = buffer.flush();
    await buffer.add(2);
    const second = buffer.flush();
    gate.resolve();
    await Promise.all([first, second]);
    expect(rows).toEqual([1, 2]);
  });
});
