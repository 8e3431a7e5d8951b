const WORDS: Readonly<Record<string, string>> = {
  EXPECTED: 'Planned',
  PLANNED: 'Planned',
  EXECUTING: 'Executing',
  COMPLETED: 'Observed',
  INTERRUPTED: 'Cut short',
  CANCELLED: 'Cancelled',
  REJECTED: 'Rejected',
};

/** A sequence's status as one or two words for a narrow column. */
export function sequenceStatusWords(status: string): string {
  return WORDS[status] ?? status.charAt(0) + status.slice(1).toLowerCase();
}
