import type { DeviceName } from '../../devices/deviceNames.ts';
import type { InstrumentsState } from '../model/operations.ts';

/** Reasons against putting another driver behind a device now: what moves or exposes must not be let go of. Empty = allowed. */
export function exchangeReasons(
  device: DeviceName,
  instruments: InstrumentsState,
  executing: string | null,
): readonly string[] {
  const reasons: string[] = [];
  if (executing !== null) reasons.push(`"${executing}" is being observed: take control (MAN) first, it ends then.`);
  const { telescope, dome, vis, nir } = instruments;
  const mount = telescope.status?.state;
  if (device === 'Telescope' && (mount === 'SLEWING' || mount === 'PARKING'))
    reasons.push(`The telescope is ${mount.toLowerCase()}: stop it first.`);
  const shutter = dome.status?.shutter;
  if (device === 'Dome' && (shutter === 'OPENING' || shutter === 'CLOSING' || dome.status?.rotating === true))
    reasons.push('The dome is moving: stop it first.');
  const camera = device === 'CameraVIS' ? vis.status?.state : device === 'CameraNIR' ? nir.status?.state : undefined;
  if (camera === 'EXPOSING' || camera === 'READING')
    reasons.push(`The camera is ${camera.toLowerCase()}: abort it first.`);
  if (accessoryMoves(device, instruments.accessories)) reasons.push(`${device} is moving: stop it first.`);
  return reasons;
}

function accessoryMoves(device: DeviceName, accessories: InstrumentsState['accessories']): boolean {
  if (device === 'Focuser') return accessories?.focuser?.status?.moving === true;
  if (device === 'Rotator') return accessories?.rotator?.status?.moving === true;
  const cover = accessories?.cover?.status?.position;
  return device === 'Cover' && (cover === 'OPENING' || cover === 'CLOSING');
}
