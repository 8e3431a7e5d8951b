import { expect, it } from 'vitest';
import { isLoginRefused, kafkaWords } from '../../../../../main-services/alerts/sources/kafka/kafkaWords.ts';

const named = (name: string, message: string, more: object = {}) => Object.assign(new Error(message), { name }, more);

it.each([
  ['an error and its causes, each once', new Error('outer', { cause: new Error('inner') }), 'outer: inner'],
  ['the same words once', new Error('Failed: no route', { cause: new Error('no route') }), 'Failed: no route'],
  ['what is no error', 'gone', 'gone'],
  [
    'a broker without a trusted certificate',
    new Error('retries', {
      cause: named('KafkaJSConnectionError', 'certificate has expired', { broker: 'kafka.example:9092' }),
    }),
    'the broker kafka.example:9092 is refused, for its certificate is not trusted (retries: certificate has expired); a private authority\'s certificate is named by "caFile"',
  ],
  [
    'a token server without one',
    new Error('auth.example cannot be asked: self-signed certificate'),
    'the token server is refused, for its certificate is not trusted (auth.example cannot be asked: self-signed certificate); a private authority\'s certificate is named by "caFile"',
  ],
])('says %s', (_, error, words) => {
  expect(kafkaWords(error)).toBe(words);
});

it('knows a refused login wherever it is in the chain', () => {
  const refused = named('KafkaJSSASLAuthenticationError', 'no such token');
  expect([refused, new Error('retries', { cause: refused }), new Error('x')].map(isLoginRefused)).toEqual([
    true,
    true,
    false,
  ]);
});
