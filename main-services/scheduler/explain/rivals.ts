import type { Rival } from './Explanation.ts';
import type { Standing } from './PlanView.ts';

/** How many of those that stand in the way are named in a sentence. */
const MOST_NAMED = 3;

/** Planned sequences as rivals: the fixed ones first, then alerts, then by priority. */
export function rivalsOf(standings: readonly Standing[]): readonly Rival[] {
  return standings
    .map(({ id, locked, sequence }) => ({
      id,
      name: sequence.name,
      priority: sequence.priority,
      alert: sequence.alert,
      locked,
    }))
    .sort((a, b) => rank(b) - rank(a) || b.priority - a.priority || (a.id < b.id ? -1 : 1));
}

/** "'Vega' (priority 90), 'M 31' (alert) and 4 more". */
export function rivalsInWords(rivals: readonly Rival[]): string {
  const named = rivals.slice(0, MOST_NAMED).map(({ name, locked, alert, priority }) => {
    const right = locked ? 'fixed' : alert ? 'alert' : `priority ${priority}`;
    return `'${name}' (${right})`;
  });
  const more = rivals.length > named.length ? ` and ${rivals.length - named.length} more` : '';
  return `${named.join(', ')}${more}`;
}

function rank({ locked, alert }: Rival): number {
  return (locked ? 2 : 0) + (alert ? 1 : 0);
}
