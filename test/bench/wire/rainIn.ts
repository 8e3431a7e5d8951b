interface Reply {
  readonly name?: string;
  readonly device?: readonly {
    readonly values?: readonly { readonly name: string; readonly value: unknown }[];
  }[];
}

/** Longer lines are no replies, and reading them would keep the witness. */
const LONGEST_REPLY = 1_000_000;

/** Whether any gauge of a PLC's reply counts rain; null when the line is no STATUS. */
export function rainIn(line: string): boolean | null {
  const [reply] = line.length > LONGEST_REPLY ? [] : read(line);
  if (reply?.name !== 'STATUS' || reply.device === undefined) return null;
  return reply.device
    .flatMap(({ values }) => values ?? [])
    .some(({ name, value }) => name === 'RainRate' && Number(value) > 0);
}

function read(line: string): readonly Reply[] {
  try {
    return JSON.parse(line) as readonly Reply[];
  } catch {
    // A PLC that is made to talk rubbish: no reply.
    return [];
  }
}
