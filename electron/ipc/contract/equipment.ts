import { z } from 'zod';
import type { AlpacaServerEntry } from '../../../devices/alpaca/AlpacaServerEntry.ts';
import { type DeviceSetting, DRIVER_NAMES } from '../../../devices/DeviceSetting.ts';
import { DEVICE_NAMES, type DeviceName } from '../../../devices/deviceNames.ts';
import type { DriverEntry } from '../../../devices/drivers.ts';
import type { DeviceHistoryFilter, DeviceStatusRecord } from '../../../main-services/model/deviceHistory.ts';
import type { EquipmentView, SocketConfigLine, TryOut, WireFrame } from '../../../main-services/model/equipment.ts';
import { change, query } from './call.ts';

const device = z.enum(DEVICE_NAMES);
const setting = z.strictObject({
  driver: z.enum(DRIVER_NAMES),
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535),
  path: z.string().max(255),
  baudRate: z.int().min(300).max(921_600),
  deviceNumber: z.int().min(0).max(255),
  settings: z.record(z.string().max(64), z.string().max(255)),
});
/** The original's has 500 characters. */
const iniText = z.string().min(1).max(20_000);
type Choice = { device: DeviceName; setting: DeviceSetting };
const choice = z.strictObject({ device, setting });

/** Which driver speaks to which device; how the lines do, and what goes over them. */
export const equipmentCalls = {
  'equipment.list': query<undefined, readonly EquipmentView[]>('viewer', z.undefined()),
  'equipment.drivers': query<undefined, readonly DriverEntry[]>('viewer', z.undefined()),
  'equipment.serialPorts': query<undefined, readonly string[]>('expert', z.undefined()),
  /** Calls out for ASCOM Alpaca servers on the networks of this computer; takes two seconds. */
  'equipment.discover': query<undefined, readonly AlpacaServerEntry[]>('expert', z.undefined()),
  /** Asks a device as it would be set; nothing is put in place, nothing moves. */
  'equipment.tryOut': change<Choice, TryOut>('expert', choice),
  'equipment.exchange': change<Choice, EquipmentView>('admin', choice),
  /** The bundled simulator in the device's place. */
  'equipment.simulate': change<{ device: DeviceName }, EquipmentView>('admin', z.strictObject({ device })),
  /** What a socket_config.ini of the original would set. */
  'equipment.readSocketConfig': query<{ text: string }, readonly SocketConfigLine[]>(
    'expert',
    z.strictObject({ text: iniText }),
  ),
  /** Puts all of it in place, or nothing. */
  'equipment.importSocketConfig': change<{ text: string }, readonly EquipmentView[]>(
    'admin',
    z.strictObject({ text: iniText }),
  ),
  /** Changes of the devices' states, newest first. */
  'equipment.history': query<DeviceHistoryFilter, readonly DeviceStatusRecord[]>(
    'viewer',
    z.strictObject({
      device: z.string().max(64).optional(),
      from: z.number().optional(),
      to: z.number().optional(),
      before: z.number().optional(),
      limit: z.int().min(1).max(1000),
    }),
  ),
  /** What went over the line after a frame: 0 for all that is kept. */
  'equipment.wire': query<{ device: DeviceName; after: number }, readonly WireFrame[]>(
    'expert',
    z.strictObject({ device, after: z.int().min(0) }),
  ),
  /** Answers the file that is written to; null when none is. */
  'equipment.record': change<{ device: DeviceName; on: boolean }, string | null>(
    'expert',
    z.strictObject({ device, on: z.boolean() }),
  ),
} as const;
