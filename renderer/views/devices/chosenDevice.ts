import { create } from 'zustand';
import type { DeviceName } from '../../../devices/deviceNames.ts';

/** Which device the panels of this window speak of. */
export const useChosenDevice = create<{ readonly device: DeviceName; choose(device: DeviceName): void }>((set) => ({
  device: 'Telescope',
  choose: (device) => set({ device }),
}));
