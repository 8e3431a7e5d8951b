import type { QuotaUse } from './quotaUse.ts';

/** The programmes of each class together, A first; those without a limit count only where no other has one. */
export function classQuotas(uses: readonly QuotaUse[]): readonly QuotaUse[] {
  const classes = Map.groupBy(
    uses.filter(({ classLetter }) => classLetter !== ''),
    ({ classLetter }) => classLetter,
  );
  return [...classes]
    .map(([classLetter, members]): QuotaUse => {
      const limited = members.filter(({ grantedMs }) => grantedMs !== null);
      const counted = limited.length > 0 ? limited : members;
      return {
        name: `Class ${classLetter}`,
        classLetter: '',
        usedMs: sum(counted, ({ usedMs }) => usedMs),
        plannedMs: sum(counted, ({ plannedMs }) => plannedMs),
        grantedMs: limited.length === 0 ? null : sum(limited, ({ grantedMs }) => grantedMs ?? 0),
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

function sum(uses: readonly QuotaUse[], of: (use: QuotaUse) => number): number {
  return uses.reduce((total, use) => total + of(use), 0);
}
