/**
 * The newest page put before what is known, newest first, nothing twice. A page that no longer reaches what is known leaves a
 * gap: then what is older is forgotten and read again when asked for.
 */
export function joinPages<R extends { readonly id: number }>(
  newest: readonly R[],
  known: readonly R[],
  pageLength: number,
): readonly R[] {
  const oldest = newest.at(-1);
  const first = known[0];
  if (oldest === undefined || first === undefined) return newest;
  if (newest[0]?.id === first.id && newest.length >= Math.min(known.length, pageLength)) return known;
  if (newest.length >= pageLength && oldest.id > first.id) return newest;
  return [...newest, ...known.filter(({ id }) => id < oldest.id)];
}
