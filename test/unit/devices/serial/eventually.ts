import { DeviceError } from '../../../../devices/errors.ts';

/** Reads back until it is as wanted; while the device has no answer it is asked again. */
export async function eventually<T>(read: () => Promise<T> | T, wanted: (value: T) => boolean): Promise<T> {
  for (;;) {
    try {
      const value = await read();
      if (wanted(value)) return value;
    } catch (failure) {
      if (!(failure instanceof DeviceError)) throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
