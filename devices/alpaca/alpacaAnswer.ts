import { DeviceRefused, InvalidReply } from '../errors.ts';
import { excerpt } from '../transport/excerpt.ts';
import type { HttpAnswer } from '../transport/HttpExchanges.ts';
import { alpacaFailure, httpFailure } from './alpacaFailure.ts';

/** To which question an answer must belong. */
export interface AskedQuestion {
  readonly device: string;
  /** For messages: "GET azimuth". */
  readonly what: string;
  readonly transaction: number;
}

/**
 * The Value of an answer in JSON, checked in the order that the API prescribes: HTTP status, content type, error, and only then the value.
 * @throws InvalidReply when it is not an answer, or the answer to another question (servers that echo no transaction
 * give 0 or nothing); DeviceError as `alpacaFailure` and `httpFailure` say
 */
export function alpacaValue(asked: AskedQuestion, { status, contentType, bytes }: HttpAnswer): unknown {
  const { device, what } = asked;
  const text = bytes.toString('utf8');
  if (status !== 200) throw httpFailure(device, what, status, text);
  if (!contentType.endsWith('json'))
    throw new InvalidReply(device, `${what}: "${excerpt(contentType)}" instead of JSON: ${excerpt(text)}`);
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new InvalidReply(device, `${what}: not JSON: ${excerpt(text)}`);
  }
  return envelopeValue(asked, answer);
}

/** The Value of an answer that has been parsed. @throws as `alpacaValue` */
export function envelopeValue({ device, what, transaction }: AskedQuestion, answer: unknown): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    throw new InvalidReply(device, `${what}: not an answer of Alpaca: ${excerpt(JSON.stringify(answer) ?? '')}`);
  const { ErrorNumber, ErrorMessage, Value, ClientTransactionID } = answer as Readonly<Record<string, unknown>>;
  checkTransaction({ device, what, transaction }, ClientTransactionID);
  if (typeof ErrorNumber !== 'number' || !Number.isInteger(ErrorNumber))
    throw new InvalidReply(device, `${what}: an answer without an error number`);
  const message = typeof ErrorMessage === 'string' ? ErrorMessage : '';
  if (ErrorNumber !== 0) throw alpacaFailure(device, what, ErrorNumber, message);
  if (message !== '') throw new DeviceRefused(device, `${what} failed: ${excerpt(message)}`);
  return Value;
}

/** @throws InvalidReply when an answer names another question than the one asked */
export function checkTransaction({ device, what, transaction }: AskedQuestion, echoed: unknown): void {
  if (typeof echoed === 'number' && echoed !== 0 && echoed !== transaction)
    throw new InvalidReply(device, `${what}: the answer to question ${echoed}, not to ${transaction}`);
}
