import type { AuditRecord } from '../model/audit.ts';
import { csvText } from '../system/csvText.ts';

const HEAD = ['number', 'time (UTC)', 'by', 'window', 'call', 'input', 'outcome', 'reason'];

/** Records of the audit as comma-separated values, in the order given. */
export function auditCsv(records: readonly AuditRecord[]): string {
  return csvText(
    HEAD,
    records.map(({ id, at, by, windowId, call, input, outcome, reason }) => [
      id,
      new Date(at).toISOString(),
      by,
      windowId,
      call,
      input,
      outcome,
      reason,
    ]),
  );
}
