const ACKNOWLEDGE = '\x06';
/** No command is longer; noise is. */
const LONGEST_COMMAND = 40;

/** Cuts commands ":XX...#" out of the bytes of the line; the byte 0x06 is one by itself, everything else between them is noise. */
export class CommandReader {
  #open: string | null = null;

  push(bytes: Buffer): readonly string[] {
    const commands: string[] = [];
    for (const character of bytes.toString('latin1')) {
      if (character === ':' && (this.#open === null || this.#open === ':')) this.#open = ':';
      else if (this.#open === null) {
        if (character === ACKNOWLEDGE) commands.push(ACKNOWLEDGE);
      } else if (character === '#') {
        commands.push(this.#open.slice(1));
        this.#open = null;
      } else if (this.#open.length < LONGEST_COMMAND) this.#open += character;
      else this.#open = null;
    }
    return commands;
  }
}
