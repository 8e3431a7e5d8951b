/** Writes lines for the person at the terminal, on stderr. */
export function say(...lines) {
  for (const line of lines) process.stderr.write(`${line}\n`);
}
