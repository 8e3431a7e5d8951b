/** JSON of the contract's `TopicMessage`. @param encodedValue JSON of its value */
export function topicMessage(
  topic: string,
  revision: number,
  kind: 'snapshot' | 'replace' | 'patch' | 'add',
  encodedValue: string,
): string {
  return `{"topic":"${topic}","revision":${revision},"kind":"${kind}","value":${encodedValue}}`;
}
