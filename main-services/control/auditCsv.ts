import type { AuditRecord } from '../model/audit.ts';

const HEAD = ['number', 'time (UTC)', 'by', 'window', 'call', 'input', 'outcome', 'reason'];

/** Records of the audit as comma-separated values (RFC 4180), in the order given. */
export function auditCsv(records: readonly AuditRecord[]): string {
  const lines = records.map(({ id, at, by, windowId, call, input, outcome, reason }) =>
    [String(id), new Date(at).toISOString(), by, windowId, call, input, outcome, reason].map(cell).join(','),
  );
  return [HEAD.join(','), ...lines, ''].join('\r\n');
}

/** Quoted where needed; a leading "=", "+", "-" or "@" would be a formula to a spreadsheet, and is made text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
