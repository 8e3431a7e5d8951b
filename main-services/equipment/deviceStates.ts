import type { CoverStatus } from '../../devices/cover/Cover.ts';
import type { LinkState } from '../../devices/Device.ts';
import { type DeviceState, deviceState } from '../../devices/DeviceState.ts';
import type { InstrumentsState } from '../model/operations.ts';

/** What a device is up to, in one of five words and in its own. */
export interface DeviceStateLine {
  readonly device: string;
  readonly state: DeviceState;
  /** "tracking", "shutter closed", why it does not answer, what it complains of. Without numbers, which change all the time. */
  readonly detail: string;
}

/** The state of every device that is fitted, out of the latest read-backs. */
export function deviceStates({
  telescope,
  dome,
  vis,
  nir,
  plc,
  accessories,
}: InstrumentsState): readonly DeviceStateLine[] {
  const mount = telescope.status;
  const shutter = dome.status?.shutter;
  return [
    line(
      telescope,
      mount && {
        busy: mount.state === 'SLEWING' || mount.state === 'PARKING',
        resting: mount.state !== 'TRACKING',
        broken: mount.state === 'FAULT',
        fault: mount.fault,
        words: mount.state.toLowerCase(),
      },
    ),
    line(
      dome,
      dome.status && {
        busy: shutter === 'OPENING' || shutter === 'CLOSING' || dome.status.rotating,
        resting: shutter === 'CLOSED' || shutter === 'STOPPED',
        broken: shutter === 'FAULT',
        fault: dome.status.fault,
        words: `shutter ${dome.status.shutter.toLowerCase()}`,
      },
    ),
    ...[vis, nir].map((camera) =>
      line(
        camera,
        camera.status && {
          busy: camera.status.state === 'EXPOSING' || camera.status.state === 'READING',
          resting: camera.status.state === 'IDLE',
          broken: camera.status.state === 'FAULT',
          fault: camera.status.fault,
          words: camera.status.state.toLowerCase(),
        },
      ),
    ),
    line(plc, ANSWERS),
    ...accessoryStates(accessories),
  ];
}

function accessoryStates(accessories: InstrumentsState['accessories']): readonly DeviceStateLine[] {
  if (!accessories) return [];
  const { focuser, rotator, cover, weatherStation } = accessories;
  const lines: DeviceStateLine[] = [];
  for (const view of [focuser, rotator]) if (view) lines.push(line(view, view.status && movingOrStill(view.status)));
  if (cover) lines.push(line(cover, cover.status && coverTold(cover.status)));
  if (weatherStation) lines.push(line(weatherStation, ANSWERS));
  return lines;
}

function movingOrStill({ moving, fault }: { readonly moving: boolean; readonly fault: string | null }): Told {
  return { busy: moving, resting: !moving, broken: false, fault, words: moving ? 'moving' : 'standing' };
}

function coverTold({ position, fault }: CoverStatus): Told {
  const busy = position === 'OPENING' || position === 'CLOSING';
  const resting = position !== 'OPEN' && !busy;
  return { busy, resting, broken: position === 'FAULT', fault, words: `cover ${position.toLowerCase()}` };
}

/** What is to be told of a device that is only asked, by somebody else. */
const ANSWERS: Told = { busy: false, resting: false, broken: false, fault: null, words: 'answers' };

interface Told {
  readonly busy: boolean;
  readonly resting: boolean;
  readonly broken: boolean;
  readonly fault: string | null;
  readonly words: string;
}

function line({ name, link }: { readonly name: string; readonly link: LinkState }, told: Told | null): DeviceStateLine {
  const fault = told === null ? null : (told.fault ?? (told.broken ? 'reports a fault it does not name' : null));
  const state = deviceState(link, told && { fault, busy: told.busy, resting: told.resting });
  const silent = link.fault ?? 'has not answered yet';
  return { device: name, state, detail: state === 'UNREACHABLE' ? silent : (fault ?? told?.words ?? '') };
}
