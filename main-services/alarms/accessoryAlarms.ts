import type { AlarmDefinition } from './AlarmDefinition.ts';
import { POLLED, STEADY } from './alarmPatience.ts';

/** What is fitted in the beam blocks nothing: silent or faulty, it stays as it is and the night goes on. */
const accessory = (name: string, silent: string, faulty: string): readonly AlarmDefinition[] => {
  const shared = {
    area: 'telescope',
    severity: 'WARNING',
    panel: 'telescope/devices',
    filter: STEADY,
    ...POLLED,
  } as const;
  return [
    {
      ...shared,
      key: `device:${name}`,
      effect: silent,
      guidance:
        'Check its power and its line; it is taken back as soon as it answers. Settings, Devices takes it away.',
    },
    {
      ...shared,
      key: `fault:${name}:*`,
      effect: faulty,
      guidance: 'Read what the device says in Telescope, Devices; clear the fault at its controller.',
    },
  ];
};

/** Alarms of the devices that an observatory may have or not. */
export const ACCESSORY_ALARMS: readonly AlarmDefinition[] = [
  ...accessory('Focuser', 'The focus stays as it is.', 'The focus may not be where it is wanted.'),
  ...accessory('Rotator', 'The field stays turned as it is.', 'The field may not be turned as it is wanted.'),
  ...accessory(
    'Cover',
    'It is not known whether the mirror is covered; images may be dark.',
    'The mirror may be covered, and images dark.',
  ),
];
