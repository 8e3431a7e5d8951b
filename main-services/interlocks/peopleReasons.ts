import type { InterlockFacts } from './InterlockFacts.ts';

/** Why people forbid that anything big moves: an open door means that somebody may be beside the telescope, and so does an intrusion. */
export function peopleReasons({ environment }: InterlockFacts): string[] {
  if (environment === null) return [];
  const reasons: string[] = [];
  if (environment.site.doors === 'open') reasons.push('A door is open: somebody may be inside. Shut it first.');
  const intrusion = environment.rules.find(({ rule }) => rule === 'intrusion');
  if (intrusion?.mustSecure === true && intrusion.value === 'yes')
    reasons.push('An intrusion is reported: make sure that nobody is inside.');
  return reasons;
}
