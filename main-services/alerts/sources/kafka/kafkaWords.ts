/** What Node's TLS says of a certificate that no authority we trust has signed, or that is not valid (any more, yet, for this name). */
const UNTRUSTED =
  /self[- ]signed certificate|unable to (get|verify)|certificate (has expired|is not yet valid)|altnames/i;

/** An error of the Kafka client with its causes, in one line. */
export function kafkaWords(error: unknown): string {
  const words: string[] = [];
  for (const { message } of causesOf(error)) {
    if (!words.some((known) => known.includes(message))) words.push(message);
  }
  if (words.length === 0) return String(error);
  const said = words.join(': ');
  if (!UNTRUSTED.test(said)) return said;
  const broker = causesOf(error).flatMap((cause) => ('broker' in cause ? `the broker ${String(cause.broker)}` : []))[0];
  const who = broker ?? 'the token server';
  return `${who} is refused, for its certificate is not trusted (${said}); a private authority's certificate is named by "caFile"`;
}

/** The cluster has refused our login: a token that is no longer good, or a wrong password. */
export function isLoginRefused(error: unknown): boolean {
  return causesOf(error).some(({ name }) => name === 'KafkaJSSASLAuthenticationError');
}

function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 4; cause = cause.cause) causes.push(cause);
  return causes;
}
