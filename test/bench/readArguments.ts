/** Which benchmarks the command line asks for. */
export type BenchArguments = { readonly names: readonly string[] } | { readonly fault: string };

/** Reads `[NAME …]`; no name means all. */
export function readArguments(args: readonly string[], known: readonly string[]): BenchArguments {
  const unknown = args.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const fault = `There is no benchmark ${unknown.map((name) => `"${name}"`).join(', ')}.`;
    return { fault: `${fault} There are: ${known.join(', ')}.` };
  }
  return { names: args.length === 0 ? known : [...new Set(args)] };
}
