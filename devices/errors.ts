/** Failures of devices, named by how the caller should react. */
export type DeviceFailure = 'unreachable' | 'timeout' | 'busy' | 'refused' | 'invalid-reply' | 'aborted';

/** Base of all device errors: `device` is its name in the configuration, `failure` what to switch on. */
export class DeviceError extends Error {
  readonly failure: DeviceFailure;
  readonly device: string;
  constructor(failure: DeviceFailure, device: string, message: string, cause?: unknown) {
    super(`${device}: ${message}`, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.failure = failure;
    this.device = device;
  }
}

/** No connection: pause if the device blocks observing, and keep trying. */
export class DeviceUnreachable extends DeviceError {
  constructor(device: string, message: string, cause?: unknown) {
    super('unreachable', device, message, cause);
  }
}

/** Connected but silent: the command may or may not have been carried out; read back before repeating it. */
export class DeviceTimeout extends DeviceError {
  constructor(device: string, message: string) {
    super('timeout', device, message);
  }
}

/** Doing something else: wait and retry. */
export class DeviceBusy extends DeviceError {
  constructor(device: string, message: string) {
    super('busy', device, message);
  }
}

/** The device understood and said no: tell the operator why, do not retry. */
export class DeviceRefused extends DeviceError {
  constructor(device: string, message: string) {
    super('refused', device, message);
  }
}

/** What came back is not an answer: count it, log it, treat it as no reading. */
export class InvalidReply extends DeviceError {
  constructor(device: string, message: string, cause?: unknown) {
    super('invalid-reply', device, message, cause);
  }
}

/** The caller gave the operation up. */
export class OperationAborted extends DeviceError {
  constructor(device: string, message: string) {
    super('aborted', device, message);
  }
}
