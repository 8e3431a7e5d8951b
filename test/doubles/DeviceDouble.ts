import { type AlpacaParameters, BadRequest } from './AlpacaParameters.ts';

/** The device understood and said no: HTTP 200 with this number. */
export class AlpacaError extends Error {
  readonly errorNumber: number;
  constructor(errorNumber: number, message: string) {
    super(message);
    this.errorNumber = errorNumber;
  }
}

export const notImplemented = () => new AlpacaError(0x400, 'is not implemented');
export const invalidValue = (what: string) => new AlpacaError(0x401, `${what} is invalid`);

type Getter = (parameters: AlpacaParameters) => unknown;
type Setter = (parameters: AlpacaParameters) => void;

/** What a device can be asked for and told, by member in lower case. */
export interface Members {
  readonly get: Readonly<Record<string, Getter>>;
  readonly put: Readonly<Record<string, Setter>>;
}

/** A device of the server; motions last until the test ends them. */
export abstract class DeviceDouble {
  readonly type: string;
  readonly number: number;
  readonly name: string;
  /** Which version of its interface it has: from some on it connects in the background and tells its state at once. */
  interfaceVersion: number;
  connected = false;
  /** Looks at `connecting` that it takes until it is connected. */
  slowness = 0;
  /** Answers to members that fail, by member. */
  readonly failing = new Map<string, AlpacaError>();
  readonly #platform7: number;
  #connecting = 0;

  constructor(type: string, number: number, versions: { readonly platform7: number; readonly is: number }) {
    this.type = type;
    this.number = number;
    this.name = `Double ${type}`;
    this.#platform7 = versions.platform7;
    this.interfaceVersion = versions.is;
  }

  protected abstract members(): Members;

  /** Operational values of `devicestate`, in the letters of the API. */
  protected state(): Readonly<Record<string, string>> {
    return {};
  }

  /** The image in binary; only cameras have one. */
  imageBytes(_error: number, _message: string, _transactions: { ClientTransactionID: number }): Buffer {
    throw new BadRequest('no imagearray');
  }

  call(
    method: 'GET' | 'PUT',
    member: string,
    parameters: AlpacaParameters,
  ): { readonly errorNumber: number; readonly errorMessage: string; readonly value: unknown } {
    try {
      const failure = this.failing.get(member);
      if (failure) throw failure;
      return { errorNumber: 0, errorMessage: '', value: this.#call(method, member, parameters) };
    } catch (error) {
      if (!(error instanceof AlpacaError)) throw error;
      return { errorNumber: error.errorNumber, errorMessage: error.message, value: undefined };
    }
  }

  #call(method: 'GET' | 'PUT', member: string, parameters: AlpacaParameters): unknown {
    const common = this.#common()[method === 'GET' ? 'get' : 'put'][member];
    if (common) return common(parameters);
    const own = this.members()[method === 'GET' ? 'get' : 'put'][member];
    if (own === undefined) throw new BadRequest(`${this.type} has no ${method} ${member}`);
    if (!this.connected) throw new AlpacaError(0x407, 'is not connected');
    return own(parameters);
  }

  #common(): Members {
    const modern = this.interfaceVersion >= this.#platform7;
    const common: Members = {
      get: {
        connected: () => this.connected,
        interfaceversion: () => this.interfaceVersion,
        name: () => this.name,
      },
      put: {
        connected: (of) => {
          this.connected = of.boolean('Connected');
        },
      },
    };
    if (!modern) return common;
    return {
      get: { ...common.get, connecting: () => this.#isConnecting(), devicestate: () => this.#wholeState() },
      put: {
        ...common.put,
        connect: () => {
          this.#connecting = this.slowness + 1;
        },
        disconnect: () => {
          this.connected = false;
        },
      },
    };
  }

  #isConnecting(): boolean {
    if (this.#connecting > 0 && --this.#connecting === 0) this.connected = true;
    return this.#connecting > 0;
  }

  /** A value that fails is left out. */
  #wholeState(): object[] {
    if (!this.connected) throw new AlpacaError(0x407, 'is not connected');
    const { get } = this.members();
    return Object.entries(this.state()).flatMap(([Name, member]) => {
      if (this.failing.has(member)) return [];
      try {
        return [{ Name, Value: get[member]?.({} as AlpacaParameters) }];
      } catch (error) {
        if (error instanceof AlpacaError) return [];
        throw error;
      }
    });
  }
}
