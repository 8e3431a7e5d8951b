/** Names bursts as SVOM does: sb, date, number of the day. */
export class BurstIds {
  readonly #ids: string[] = [];
  readonly #sent = new Map<string, number>();

  /**
   * The burst that a file speaks of when it is sent now: the first sending of every file is about the first burst, the
   * second about the second; so a trigger and its retraction are about the same one.
   */
  next(file: string, now: number): string {
    const index = this.#sent.get(file) ?? 0;
    this.#sent.set(file, index + 1);
    const date = new Date(now).toISOString().slice(2, 10).replaceAll('-', '');
    this.#ids[index] ??= `sb${date}${String(index + 1).padStart(2, '0')}`;
    return this.#ids[index];
  }
}
