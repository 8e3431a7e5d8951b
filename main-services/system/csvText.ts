/** Comma-separated values (RFC 4180): a head and its rows, each value as short as it can be read. */
export function csvText(head: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const lines = rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? cell(value) : (value ?? ''))).join(','),
  );
  return [head.map(cell).join(','), ...lines, ''].join('\r\n');
}

/** Quoted where needed; a leading "=", "+", "-" or "@" would be a formula to a spreadsheet, and is made text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
