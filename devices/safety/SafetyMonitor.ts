import type { Device } from '../Device.ts';

/** A device with one verdict and no measurement. Silence is unsafe: whoever asks treats a DeviceError as "no". */
export interface SafetyMonitor extends Device {
  safe(): Promise<{ readonly at: number; readonly safe: boolean }>;
}
