/** An identifier for comparing: authority and resource are case-insensitive by the IVOA's rule, the local part is not. */
export function canonicalIvorn(ivorn: string): string {
  const trimmed = ivorn.trim();
  const hash = trimmed.indexOf('#');
  return hash === -1 ? trimmed.toLowerCase() : trimmed.slice(0, hash).toLowerCase() + trimmed.slice(hash);
}

/** Who published it: only the publisher of a notice may take it back or continue it. */
export function authorityOf(ivorn: string): string {
  return /^ivo:\/\/([^/#]+)/i.exec(ivorn.trim())?.[1]?.toLowerCase() ?? '';
}
