/** Longest input kept in a record; a request's XML can be a megabyte. */
const LONGEST_CHARACTERS = 2000;
const SECRET = /password|passwd|secret|token/i;

/** An input as JSON for the audit, with what is secret replaced and what is long cut. */
export function withoutSecrets(input: unknown): string {
  let text: string;
  try {
    text =
      JSON.stringify(input, (key, value: unknown) => {
        if (SECRET.test(key)) return '•••';
        return typeof value === 'bigint' ? value.toString() : value;
      }) ?? '';
  } catch {
    // A cyclic structure cannot come over a real transport; the record says so instead of failing.
    text = '(not representable)';
  }
  return text.length > LONGEST_CHARACTERS ? `${text.slice(0, LONGEST_CHARACTERS)}… (${text.length} characters)` : text;
}
