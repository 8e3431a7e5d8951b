import type { Dome, DomeStatus, ShutterState } from '../dome/Dome.ts';
import { DeviceTimeout } from '../errors.ts';
import { AlpacaDevice, type AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaRefused } from './AlpacaRefused.ts';
import { ALPACA_ERRORS } from './alpacaFailure.ts';
import { booleanIn, integerIn, numberIn } from './alpacaFields.ts';

/** The API's ShutterState, by its numbers. */
const SHUTTERS: readonly ShutterState[] = ['OPEN', 'CLOSED', 'OPENING', 'CLOSING', 'FAULT'];
/** The API tells no opening width: shut, somewhere between, open. */
const PERCENT: Readonly<Record<ShutterState, number>> = {
  OPEN: 100,
  OPENING: 50,
  CLOSING: 50,
  CLOSED: 0,
  STOPPED: 50,
  FAULT: 50,
};

/** A dome behind an Alpaca server. The server's own following of the telescope is ended when it is turned: this application follows. */
export class AlpacaDome extends AlpacaDevice implements Dome {
  #targetAzimuth: number | null = null;
  #halted = false;

  constructor(options: AlpacaOptions) {
    super(options, 'dome');
  }

  async status(): Promise<DomeStatus> {
    const at = this.now();
    const values = await this.client.values(['shutterstatus', 'azimuth', 'slewing']);
    const shutter = this.#shutterOf(values.shutterstatus);
    const slewing = booleanIn(this.name, 'slewing', values.slewing);
    const azimuthDegrees = numberIn(this.name, 'azimuth', values.azimuth, 0, 360) % 360;
    // "Slewing" is of any part: while the shutter moves, only a target that is not reached tells of a rotation.
    const shutterMoves = shutter === 'OPENING' || shutter === 'CLOSING';
    return {
      at,
      shutter,
      shutterPercent: PERCENT[shutter],
      azimuthDegrees,
      targetAzimuthDegrees: this.#targetAzimuth,
      rotating: slewing && !(shutterMoves && this.#isThere(azimuthDegrees)),
      fault: shutter === 'FAULT' ? 'the dome says that its shutter failed' : null,
    };
  }

  async open(): Promise<void> {
    await this.beginOrder();
    this.#halted = false;
    await this.move('openshutter', {}, () => this.#shutterIs(['OPEN', 'OPENING']));
  }

  async close(): Promise<void> {
    this.#halted = false;
    await this.overrule(async () => {
      try {
        await this.client.putAtOnce('closeshutter');
      } catch (error) {
        // Before version 3 closing may be answered when it is over.
        const closes = () => this.#shutterIs(['CLOSED', 'CLOSING']).catch(() => false);
        if (!(error instanceof DeviceTimeout && (await closes()))) throw error;
      }
    });
  }

  async rotateTo(azimuthDegrees: number): Promise<void> {
    const wanted = this.within('azimuth', azimuthDegrees, 0, 360) % 360;
    const stillWanted = await this.beginOrder();
    if ((await this.client.can('canslave')) && booleanIn(this.name, 'slaved', await this.client.get('slaved'))) {
      stillWanted();
      await this.client.put('slaved', { Slaved: false });
    }
    stillWanted();
    const began = async () => booleanIn(this.name, 'slewing', await this.client.get('slewing'));
    await this.move('slewtoazimuth', { Azimuth: wanted }, began);
    this.#targetAzimuth = wanted;
  }

  async halt(): Promise<void> {
    this.#targetAzimuth = null;
    this.#halted = true;
    await this.overrule(async () => {
      try {
        await this.client.putAtOnce('abortslew');
      } catch (error) {
        // A parked dome takes no stop, and needs none.
        if (!(error instanceof AlpacaRefused) || error.errorNumber !== ALPACA_ERRORS.parked) throw error;
      }
    });
  }

  #isThere(azimuthDegrees: number): boolean {
    if (this.#targetAzimuth === null) return true;
    const away = Math.abs(((azimuthDegrees - this.#targetAzimuth + 540) % 360) - 180);
    // Domes stop within a degree or so of where they were sent.
    return away < 2;
  }

  /** A shutter that was stopped half-way may tell an error, for the API has no word for it. */
  #shutterOf(value: unknown): ShutterState {
    const state = SHUTTERS[integerIn(this.name, 'shutterstatus', value, 0, SHUTTERS.length - 1)] ?? 'FAULT';
    return state === 'FAULT' && this.#halted ? 'STOPPED' : state;
  }

  async #shutterIs(states: readonly ShutterState[]): Promise<boolean> {
    return states.includes(this.#shutterOf(await this.client.get('shutterstatus')));
  }
}
