import { findAlpacaServers } from '../../../devices/alpaca/findAlpacaServers.ts';
import { DRIVERS } from '../../../devices/drivers.ts';
import { listSerialPorts } from '../../../devices/serial/listSerialPorts.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import type { equipmentCalls } from '../contract/equipment.ts';
import type { Handlers } from '../contract/index.ts';

/** Choosing devices, and looking at their lines. */
export function equipmentHandlers({
  equipment,
  repositories,
}: Pick<Observatory, 'equipment' | 'repositories'>): Pick<Handlers, keyof typeof equipmentCalls> {
  return {
    'equipment.list': () => equipment.list(),
    'equipment.drivers': () => DRIVERS,
    'equipment.serialPorts': () => listSerialPorts(),
    'equipment.discover': () => findAlpacaServers({ timekeeper: new RealClock() }),
    'equipment.tryOut': ({ device, setting }) => equipment.tryOut(device, setting),
    'equipment.exchange': ({ device, setting }, { userName }) => equipment.exchange(device, setting, userName),
    'equipment.simulate': ({ device }, { userName }) => equipment.simulate(device, userName),
    'equipment.readSocketConfig': ({ text }) => equipment.readSocketConfig(text),
    'equipment.importSocketConfig': ({ text }, { userName }) => equipment.importSocketConfig(text, userName),
    'equipment.history': (filter) => repositories.operations.deviceHistory(filter),
    'equipment.wire': ({ device, after }) => equipment.wire(device, after),
    'equipment.record': ({ device, on }) => equipment.record(device, on),
  };
}
