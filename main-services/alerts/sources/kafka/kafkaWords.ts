/** An error of the Kafka client with its causes, in one line. */
export function kafkaWords(error: unknown): string {
  const words: string[] = [];
  for (let cause: unknown = error; cause instanceof Error && words.length < 4; cause = cause.cause) {
    if (!words.some((known) => known.includes(cause.message))) words.push(cause.message);
  }
  return words.length > 0 ? words.join(': ') : String(error);
}
