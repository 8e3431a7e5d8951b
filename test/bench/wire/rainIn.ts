interface Reply {
  readonly name?: string;
  readonly device?: readonly {
    readonly values?: readonly { readonly name: string; readonly value: unknown }[];
  }[];
}

/** Whether any gauge of a PLC's reply counts rain; null when the line is no STATUS. */
export function rainIn(line: string): boolean | null {
  const [reply] = JSON.parse(line) as readonly Reply[];
  if (reply?.name !== 'STATUS' || reply.device === undefined) return null;
  return reply.device
    .flatMap(({ values }) => values ?? [])
    .some(({ name, value }) => name === 'RainRate' && Number(value) > 0);
}
