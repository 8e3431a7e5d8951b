import type { CameraStatus } from '../../devices/camera/Camera.ts';
import type { Devices } from '../../devices/createDevices.ts';
import type { DomeStatus } from '../../devices/dome/Dome.ts';
import { DeviceError } from '../../devices/errors.ts';
import type { MountStatus } from '../../devices/mount/Mount.ts';
import type { Log } from '../model/log.ts';
import type { InstrumentsState } from '../model/operations.ts';
import type { DetectorName } from '../model/request.ts';
import type { Agent } from '../supervision/Agent.ts';
import { AccessoryBoard } from './AccessoryBoard.ts';
import { mountAbilities } from './mountAbilities.ts';
import { type Pollable, Poller } from './Poller.ts';
import type { ShutterWitness } from './ShutterWitness.ts';

/** Polling period of the mechanics and cameras, observatory milliseconds: fresh enough for the three-period staleness rule. */
const POLL_PERIOD_MS = 2000;

/** Reads every instrument regularly and holds the latest read-back of each. An agent. */
export class InstrumentBoard implements Agent {
  readonly name = 'Instruments';
  readonly periodMs = POLL_PERIOD_MS;
  readonly telescope: Poller<MountStatus>;
  readonly dome: Poller<DomeStatus>;
  readonly vis: Poller<CameraStatus>;
  readonly nir: Poller<CameraStatus>;
  readonly accessories: AccessoryBoard;
  readonly #devices: Devices;
  readonly #log: Log;
  readonly #listeners = new Set<(state: InstrumentsState) => void>();
  readonly #silent = new Map<string, string>();
  #lights: Record<string, boolean | null> = {};
  #lampCurrents: Readonly<Record<string, number | null>> = {};
  #fans: Readonly<Record<string, boolean | null>> = {};
  #shutterSeen: ShutterWitness = 'unknown';
  #domeFollowing = false;

  constructor(options: { devices: Devices; log: Log }) {
    this.#devices = options.devices;
    this.#log = options.log;
    const poller = <S>(device: Pollable<S>) =>
      new Poller<S>(
        device,
        () => this.#changed(),
        (error) => this.#note(device.name, error),
      );
    this.telescope = poller(options.devices.telescope);
    this.dome = poller(options.devices.dome);
    this.vis = poller(options.devices.vis);
    this.nir = poller(options.devices.nir);
    this.accessories = new AccessoryBoard(
      options.devices,
      () => this.#changed(),
      (device, error) => this.#note(device, error),
    );
  }

  async tick(): Promise<void> {
    for (const poller of [this.telescope, this.dome, this.vis, this.nir]) poller.poll();
    this.accessories.tick();
  }

  camera(detector: DetectorName): Poller<CameraStatus> {
    return detector === 'VIS' ? this.vis : this.nir;
  }

  /** Lamps as the environment monitor read them from the PLC. */
  setLights(lights: Record<string, boolean | null>, currents: Readonly<Record<string, number | null>> = {}): void {
    this.#lights = lights;
    this.#lampCurrents = currents;
  }

  /** Fans likewise. */
  setFans(fans: Readonly<Record<string, boolean | null>>): void {
    this.#fans = fans;
  }

  /** What the PLC's input says about the shutter. */
  setShutterSeen(said: ShutterWitness): void {
    if (said === this.#shutterSeen) return;
    this.#shutterSeen = said;
    this.#changed();
  }

  /** Whether the dome is kept before the telescope, as the follower says. */
  setDomeFollowing(on: boolean): void {
    this.#domeFollowing = on;
    this.#changed();
  }

  state(): InstrumentsState {
    return {
      telescope: this.telescope.view(),
      telescopeAbilities: mountAbilities(this.#devices.telescope),
      dome: this.dome.view(),
      domeFollowing: this.#domeFollowing,
      vis: this.vis.view(),
      nir: this.nir.view(),
      lights: this.#lights,
      lampCurrents: this.#lampCurrents,
      fans: this.#fans,
      shutterSeen: this.#shutterSeen,
      plc: { name: this.#devices.plc.name, link: this.#devices.plc.link() },
      accessories: this.accessories.state(),
    };
  }

  /** Calls `listener` after every read-back; returns its own end. */
  onChange(listener: (state: InstrumentsState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    const state = this.state();
    const { focuser, rotator, cover } = this.accessories.state();
    for (const view of [state.telescope, state.dome, state.vis, state.nir, focuser, rotator, cover]) {
      if (view?.link.connected && view.status !== null && this.#silent.delete(view.name))
        this.#log.info(`${view.name} answers again`);
    }
    for (const listener of this.#listeners) listener(state);
  }

  /** One line when a device falls silent or the reason changes, not one per poll. */
  #note(device: string, error: unknown): void {
    const reason = error instanceof DeviceError ? error.failure : String(error);
    if (this.#silent.get(device) === reason) return;
    this.#silent.set(device, reason);
    this.#log.warning(error instanceof Error ? error.message : String(error));
  }
}
