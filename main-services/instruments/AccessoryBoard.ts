import type { CoverStatus } from '../../devices/cover/Cover.ts';
import type { Devices } from '../../devices/createDevices.ts';
import type { FocuserStatus } from '../../devices/focuser/Focuser.ts';
import type { RotatorStatus } from '../../devices/rotator/Rotator.ts';
import type { AccessoriesState } from '../model/operations.ts';
import { type Pollable, Poller } from './Poller.ts';

/** Accessories rest nearly always: asked with every second question to the mechanics, they are fresh even when one answer is missed. */
const EVERY_TICKS = 2;

/** Reads the accessories that are fitted; each comes and goes while everything runs. */
export class AccessoryBoard {
  readonly focuser: Poller<FocuserStatus>;
  readonly rotator: Poller<RotatorStatus>;
  readonly cover: Poller<CoverStatus>;
  readonly #devices: Devices;
  #ticks = 0;

  constructor(devices: Devices, changed: () => void, failed: (device: string, error: unknown) => void) {
    this.#devices = devices;
    const poller = <S>(device: Pollable<S>) => new Poller<S>(device, changed, (error) => failed(device.name, error));
    this.focuser = poller(devices.focuser);
    this.rotator = poller(devices.rotator);
    this.cover = poller(devices.cover);
  }

  tick(): void {
    if (this.#ticks++ % EVERY_TICKS !== 0) return;
    const { focuser, rotator, cover } = this.#devices;
    if (isFitted(focuser)) this.focuser.poll();
    if (isFitted(rotator)) this.rotator.poll();
    if (isFitted(cover)) this.cover.poll();
  }

  state(): AccessoriesState {
    const { focuser, rotator, cover, weatherStation } = this.#devices;
    return {
      focuser: isFitted(focuser) ? this.focuser.view() : null,
      rotator: isFitted(rotator) ? this.rotator.view() : null,
      cover: isFitted(cover) ? this.cover.view() : null,
      weatherStation: isFitted(weatherStation) ? { name: weatherStation.name, link: weatherStation.link() } : null,
    };
  }
}

function isFitted({ fitted }: { readonly fitted?: boolean }): boolean {
  return fitted !== false;
}
