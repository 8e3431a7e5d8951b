/** What a FITS header may hold: printable ASCII. Accents are taken off, anything else becomes a question mark. */
export function asciiOnly(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '?');
}
