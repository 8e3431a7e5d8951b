import type { Device } from '../Device.ts';

/** One quantity of one PLC device, exactly as the reply states it. */
export interface PlcValue {
  readonly name: string;
  /** A number or a word; null when the reply has none that can be read. */
  readonly value: number | string | null;
  readonly unit: string;
  readonly comment: string;
}

/** One instrument behind the PLC. */
export interface PlcDeviceReading {
  readonly name: string;
  /** "meteo", "site", "calib" … */
  readonly type: string;
  readonly serialNumber: string;
  /** The PLC's own verdict; false also when the flag is missing or unreadable. */
  readonly valid: boolean;
  readonly values: readonly PlcValue[];
}

/** One whole, well-formed STATUS reply. `at` is our time of receipt, `reportedAt` the PLC's own date (null if unreadable). */
export interface PlcStatus {
  readonly at: number;
  readonly reportedAt: number | null;
  readonly from: string;
  readonly firmware: string;
  readonly site: string;
  readonly devices: readonly PlcDeviceReading[];
}

/** The programmable controller: weather and site sensors, lights, fans, dead-man switch. All may throw a DeviceError. */
export interface Plc extends Device {
  status(): Promise<PlcStatus>;
  /** Tells the PLC that we live; it closes the dome by itself after 30 s without. */
  heartbeat(): Promise<void>;
  /** Switches a lamp ("LAMP_DOME_WHITE", "LAMP_FLAT_CAGIRE" …). */
  setLight(name: string, on: boolean): Promise<void>;
  /** Switches a fan of the dome ("FAN_DOME_EAST" …). */
  setFan(name: string, on: boolean): Promise<void>;
}
