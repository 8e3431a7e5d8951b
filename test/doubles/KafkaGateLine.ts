import { LengthPrefixed } from './LengthPrefixed.ts';

/** Who may come in. */
export interface Login {
  readonly mechanism: 'OAUTHBEARER' | 'PLAIN';
  /** Why this login is refused; null = welcome. Without the frame's dressing: a token, or "user password". */
  readonly judge: (said: string) => string | null;
  /** After so long a client must log in again (KIP-368); left out: never. */
  readonly lifetimeMs?: number;
}

export interface KafkaGateLineOptions {
  /** Told to clients as the broker's. */
  readonly port: number;
  readonly login: Login | null;
  readonly toClient: (bytes: Buffer) => void;
  readonly toBroker: (bytes: Buffer) => void;
  readonly hangUp: () => void;
}

/** Numbers of requests in the Kafka protocol (https://kafka.apache.org/protocol#protocol_api_keys). */
const METADATA = 3;
const FIND_COORDINATOR = 10;
const SASL_HANDSHAKE = 17;
const API_VERSIONS = 18;
const SASL_AUTHENTICATE = 36;
const UNSUPPORTED_SASL_MECHANISM = 33;
const SASL_AUTHENTICATION_FAILED = 58;

const HOST = Buffer.from('\0\x09127.0.0.1', 'latin1');

/** One connection through the gate, as frames of the Kafka protocol. */
export class KafkaGateLine {
  readonly #o: KafkaGateLineOptions;
  readonly #requests = new LengthPrefixed();
  readonly #answers = new LengthPrefixed();
  /** What was asked under which number. */
  readonly #asked = new Map<number, number>();
  #loggedInUntil: number;

  constructor(options: KafkaGateLineOptions) {
    this.#o = options;
    this.#loggedInUntil = options.login === null ? Number.POSITIVE_INFINITY : 0;
  }

  fromClient(chunk: Buffer): void {
    for (const request of this.#requests.push(chunk)) this.#take(request);
  }

  fromBroker(chunk: Buffer): void {
    for (const answer of this.#answers.push(chunk)) this.#o.toClient(LengthPrefixed.frame(this.#adapt(answer)));
  }

  #take(request: Buffer): void {
    const key = request.readInt16BE(0);
    const correlation = request.readInt32BE(4);
    // Behind the client's name.
    const body = request.subarray(10 + Math.max(0, request.readInt16BE(8)));
    const { login } = this.#o;
    if (login !== null && key === SASL_HANDSHAKE) this.#answer(correlation, handshake(login, body));
    else if (login !== null && key === SASL_AUTHENTICATE) this.#answer(correlation, this.#authenticate(login, body));
    else if (key !== API_VERSIONS && performance.now() > this.#loggedInUntil) this.#o.hangUp();
    else {
      this.#asked.set(correlation, key);
      this.#o.toBroker(LengthPrefixed.frame(request));
    }
  }

  #answer(correlation: number, body: Buffer): void {
    this.#o.toClient(LengthPrefixed.frame(Buffer.concat([int32(correlation), body])));
  }

  #authenticate({ mechanism, judge, lifetimeMs }: Login, body: Buffer): Buffer {
    const said = body.subarray(4).toString('utf8');
    const login = mechanism === 'PLAIN' ? said.split('\0').slice(1).join(' ') : bearerTokenOf(said);
    const refusal = judge(login);
    if (refusal !== null) return Buffer.concat([int16(SASL_AUTHENTICATION_FAILED), text(refusal), int32(0), int64(0)]);
    this.#loggedInUntil = lifetimeMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + lifetimeMs;
    return Buffer.concat([int16(0), int16(-1), int32(0), int64(lifetimeMs ?? 0)]);
  }

  #adapt(answer: Buffer): Buffer {
    const correlation = answer.readInt32BE(0);
    const key = this.#asked.get(correlation);
    this.#asked.delete(correlation);
    if (key === API_VERSIONS && this.#o.login !== null) return withLogin(answer);
    if (key === METADATA || key === FIND_COORDINATOR) tellPort(answer, this.#o.port);
    return answer;
  }
}

/** RFC 7628: parts between control characters. */
function bearerTokenOf(said: string): string {
  const before = 'auth=Bearer ';
  const part = said.split('\u0001').find((one) => one.startsWith(before));
  return part?.slice(before.length) ?? '';
}

function handshake({ mechanism }: Login, body: Buffer): Buffer {
  const wanted = body.subarray(2).toString('utf8');
  return Buffer.concat([int16(wanted === mechanism ? 0 : UNSUPPORTED_SASL_MECHANISM), int32(1), text(mechanism)]);
}

/** Adds the two requests of a login to the list of those that the broker knows. */
function withLogin(answer: Buffer): Buffer {
  const COUNT_AT = 6;
  const known = answer.readInt32BE(COUNT_AT);
  const added = [SASL_HANDSHAKE, SASL_AUTHENTICATE].map((key) => Buffer.concat([int16(key), int16(0), int16(1)]));
  const listAt = COUNT_AT + 4;
  return Buffer.concat([answer.subarray(0, COUNT_AT), int32(known + 2), ...added, answer.subarray(listAt)]);
}

/** Where the broker says its address, the port becomes ours. */
function tellPort(answer: Buffer, port: number): void {
  for (let at = answer.indexOf(HOST); at >= 0; at = answer.indexOf(HOST, at + 1)) {
    answer.writeInt32BE(port, at + HOST.length);
  }
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

function text(value: string): Buffer {
  return Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);
}
