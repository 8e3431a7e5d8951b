/** What came of one sentence of the instrument language. */
export interface InstructionAnswer {
  readonly sentence: string;
  /** Names and values, as the device told them; empty after a command. */
  readonly values: readonly { readonly name: string; readonly value: string }[];
  /** The command's record, to be followed in the feed of commands; null after a question. */
  readonly commandId: number | null;
  /** One line for people: "acknowledged", the reasons of a refusal, "it does not answer". */
  readonly words: string;
  readonly ok: boolean;
}
