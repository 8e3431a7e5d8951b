import type { PlcDevice, PlcQuantity } from './PlcDevice.ts';

const word = (name: string, value: string, comment: string): PlcQuantity => ({ name, value, unit: 'string', comment });

/** What lamps draw when they are on, amperes; the flat lamp's is the original's, the others are typical of LED lamps. */
export const LAMP_CURRENT_AMPERES: ReadonlyMap<string, number> = new Map([
  ['LAMP_FLAT_CAGIRE', 0.234],
  ['LAMP_DOME_WHITE', 1.2],
  ['LAMP_DOME_RED', 0.4],
  ['LAMP_CONTROL_ROOM', 0.9],
]);

/** What the fans of the dome draw when they run, amperes: some 120 W at 230 V each, as wall fans of 400 mm do. */
export const FAN_CURRENT_AMPERES: ReadonlyMap<string, number> = new Map([
  ['FAN_DOME_EAST', 0.52],
  ['FAN_DOME_WEST', 0.52],
]);

/** A lamp as the original writes it; a fan is written like one. */
function switched(name: string, type: 'calib' | 'light' | 'fan', serial: string, on: boolean): PlcDevice {
  return {
    name,
    type,
    serial_number: serial,
    valid: 'yes',
    values: [
      word('status', on ? 'on' : 'off', 'on or off'),
      {
        name: 'current',
        value: on ? (LAMP_CURRENT_AMPERES.get(name) ?? FAN_CURRENT_AMPERES.get(name) ?? 0) : 0,
        unit: 'Ampere',
        comment: '',
      },
    ],
  };
}

/** The original's flat lamp (on, as in its example reply), and what PROTOCOL.md adds: site, dead man, lamps, fans. */
export const SITE_DEVICES: readonly PlcDevice[] = [
  switched('LAMP_FLAT_CAGIRE', 'calib', 'REF_3434', true),
  {
    name: 'SITE',
    type: 'site',
    serial_number: 'SIM_0001',
    valid: 'yes',
    values: [
      word('doors', 'closed', 'open or closed'),
      word('intrusion', 'no', 'yes or no'),
      word('mains', 'on', 'on or off'),
      word('dome_shutter', 'unknown', 'open, closed or unknown'),
    ],
  },
  {
    name: 'DEADMAN',
    type: 'site',
    serial_number: 'SIM_0002',
    valid: 'yes',
    values: [word('tripped', 'no', 'yes: no heartbeat for 30 s, dome closed by the PLC')],
  },
  switched('LAMP_DOME_WHITE', 'light', 'SIM_0003', false),
  switched('LAMP_DOME_RED', 'light', 'SIM_0004', false),
  switched('LAMP_CONTROL_ROOM', 'light', 'SIM_0005', false),
  switched('FAN_DOME_EAST', 'fan', 'SIM_0006', false),
  switched('FAN_DOME_WEST', 'fan', 'SIM_0007', false),
];
