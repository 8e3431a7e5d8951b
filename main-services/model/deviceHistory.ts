import type { DeviceState } from '../../devices/DeviceState.ts';

/** From when on a device was in a state, as the database keeps it. */
export interface DeviceStatusRecord {
  readonly id: number;
  readonly at: number;
  readonly device: string;
  readonly state: DeviceState;
  readonly detail: string;
}

/** Which part of the history is wanted; what is left out means any. */
export interface DeviceHistoryFilter {
  readonly device?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Records older than the one with this id. */
  readonly before?: number | undefined;
  readonly limit: number;
}
