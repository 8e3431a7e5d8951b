import { expect, it } from 'vitest';
import { classQuotas } from '../../../../renderer/night/quotaSums.ts';

const use = (name: string, classLetter: string, usedMs: number, plannedMs: number, grantedMs: number | null) => ({
  name,
  classLetter,
  usedMs,
  plannedMs,
  grantedMs,
});

it('adds up the programmes of each class; what has no limit does not fill the limit of others', () => {
  const uses = [
    use('SN', 'B', 1, 2, 10),
    use('EXO', 'A', 3, 4, 20),
    use('AGN', 'A', 5, 6, 30),
    use('GRB', 'A', 90, 90, null),
  ];
  expect(classQuotas(uses)).toEqual([use('Class A', '', 8, 10, 50), use('Class B', '', 1, 2, 10)]);
});

it('a class without any limit has none', () => {
  expect(classQuotas([use('GRB', 'A', 1, 2, null), use('?', '', 9, 9, null)])).toEqual([
    use('Class A', '', 1, 2, null),
  ]);
});
