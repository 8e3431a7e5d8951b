import type { Clock } from '../supervision/Clock.ts';
import { holding } from '../supervision/holding.ts';

/** The same repository, with a scaled clock standing still while one of its questions is under way. */
export function holdWhileAsking<T extends object>(repository: T, clock: Pick<Clock, 'hold'>): T {
  return new Proxy(repository, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== 'function') return value;
      return (...input: unknown[]) => holding(clock, async () => Reflect.apply(value, target, input));
    },
  });
}
