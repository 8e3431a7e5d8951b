import type { DomeStatus } from '../../../devices/dome/Dome.ts';
import type { HorizontalTarget, MountStatus } from '../../../devices/mount/Mount.ts';
import { SUN_DOWN_DEGREES } from '../../../main-services/interlocks/InterlockFacts.ts';
import { interlockChecks } from '../../../main-services/interlocks/interlockChecks.ts';
import { DEFAULT_LIMITS } from '../../../main-services/interlocks/limits.ts';
import { directionDistanceDegrees } from '../../../main-services/interlocks/sunReasons.ts';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import { azimuthTurn } from '../../../simulators/telescope/cables.ts';
import { slewAt, slewDurationMs, startSlew } from '../../../simulators/telescope/slew.ts';
import { PARKED, SHUT } from '../../doubles/instrumentsState.ts';
import { CALM, facts, NOW, RAINY } from './facts.ts';

/** What somebody may order, and what may happen. */
export type Step =
  | { readonly do: 'slew'; readonly to: HorizontalTarget }
  | {
      readonly do:
        | 'arrive'
        | 'park'
        | 'stop'
        | 'track'
        | 'openDome'
        | 'closeDome'
        | 'shutterEnds'
        | 'expose'
        | 'exposed';
    }
  | { readonly do: 'cover' | 'light' | 'rain' | 'door' | 'blind'; readonly on: boolean }
  | { readonly do: 'rotate'; readonly azimuthDegrees: number }
  | { readonly do: 'sun'; readonly altitudeDegrees: number; readonly azimuthDegrees: number }
  | { readonly do: 'telescope' | 'dome'; readonly is: 'fine' | 'silent' | 'faulty' }
  | { readonly do: 'limitSwitch'; readonly lies: boolean };

/**
 * A telescope, a dome and their surroundings in which everything that the interlocks allow happens at once, and what must never happen
 * throws. Its mechanics are those of the simulators, which know nothing of the interlocks.
 */
export class World {
  telescope: MountStatus = { ...PARKED, cableWrapDegrees: 0 };
  dome: DomeStatus = SHUT;
  raining = false;
  doorOpen = false;
  /** The environment is not known. */
  blind = false;
  lamp = false;
  exposing = false;
  lies = false;
  sun = { altitudeDegrees: -30, azimuthDegrees: 270 };
  answers = { telescope: true, dome: true };

  /** Orders or lets happen. @throws Error when a safety rule is broken, or a way to safety is barred */
  take(step: Step): void {
    const checks = interlockChecks(
      () => this.#facts(),
      () => ({ altitudeDegrees: 0, azimuthDegrees: 0 }),
    );
    const allowed = (reasons: readonly string[]) => {
      for (const reason of reasons) must(/^[A-Z].{10,}\.$/.test(reason), `"${reason}" is no sentence`);
      return reasons.length === 0;
    };
    switch (step.do) {
      case 'slew':
        if (allowed(checks.slewToHorizontal(step.to))) this.#slew(step.to);
        return;
      case 'track':
        if (allowed(checks.setTracking(true))) this.#moved({ state: 'TRACKING' });
        return;
      case 'arrive':
        if (this.telescope.state === 'SLEWING') this.#is({ state: 'TRACKING' });
        if (this.telescope.state === 'PARKING') this.#is({ state: 'PARKED' });
        return;
      case 'park':
        must(allowed(checks.park()), 'parking was refused');
        if (this.telescope.state !== 'FAULT' && this.telescope.state !== 'PARKED')
          this.#is({ state: 'PARKING', altitudeDegrees: 90, azimuthDegrees: 0, cableWrapDegrees: 0 });
        return;
      case 'stop':
        if (this.telescope.state === 'SLEWING' || this.telescope.state === 'PARKING') this.#is({ state: 'STOPPED' });
        return;
      case 'openDome':
        if (allowed(checks.openDome())) this.#open();
        return;
      case 'closeDome':
        must(allowed(checks.closeDome()), 'closing was refused');
        if (this.dome.shutter !== 'FAULT') this.#shutter(this.dome.shutter === 'CLOSED' ? 'CLOSED' : 'CLOSING');
        return;
      case 'shutterEnds':
        if (this.dome.shutter === 'OPENING') this.#shutter('OPEN');
        if (this.dome.shutter === 'CLOSING') this.#shutter('CLOSED');
        return;
      case 'rotate':
        if (!allowed(checks.rotateDome(step.azimuthDegrees))) return;
        must(!this.doorOpen || this.blind, 'the dome turned beside an open door');
        this.dome = { ...this.dome, azimuthDegrees: step.azimuthDegrees };
        return;
      case 'cover':
        if (!step.on) must(allowed(checks.setCover(false)), 'shutting the cover was refused');
        else if (allowed(checks.setCover(true))) this.#uncover();
        if (!step.on) this.#is({ coverOpen: false });
        return;
      case 'light':
        if (!step.on) must(allowed(checks.setLight('LAMP_DOME_WHITE', false)), 'switching a lamp off was refused');
        if (!step.on || allowed(checks.setLight('LAMP_DOME_WHITE', true))) this.lamp = step.on;
        this.#mayExpose();
        return;
      case 'expose':
        if (allowed(checks.expose('VIS'))) this.exposing = true;
        this.#mayExpose();
        return;
      default:
        this.#happens(step);
    }
  }

  #happens(step: Step): void {
    if (step.do === 'exposed') this.exposing = false;
    else if (step.do === 'rain') this.raining = step.on;
    else if (step.do === 'door') this.doorOpen = step.on;
    else if (step.do === 'blind') this.blind = step.on;
    else if (step.do === 'sun') this.sun = step;
    else if (step.do === 'limitSwitch') this.lies = step.lies && this.dome.shutter !== 'CLOSED';
    else if (step.do === 'telescope') {
      this.answers = { ...this.answers, telescope: step.is !== 'silent' };
      if (step.is === 'faulty') this.#is({ state: 'FAULT', fault: 'brake' });
      else if (this.telescope.state === 'FAULT') this.#is({ state: 'STOPPED', fault: null });
    } else if (step.do === 'dome') {
      this.answers = { ...this.answers, dome: step.is !== 'silent' };
      if (step.is === 'faulty') this.#shutter('FAULT');
      else if (this.dome.shutter === 'FAULT') this.#shutter('STOPPED');
    }
  }

  #slew(to: HorizontalTarget): void {
    this.#moved({});
    const { altitudeDegrees, azimuthDegrees, cableWrapDegrees } = this.telescope;
    const wrap = cableWrapDegrees ?? 0;
    must(to.altitudeDegrees >= DEFAULT_LIMITS.lowestAltitudeDegrees, 'too low');
    must(to.altitudeDegrees <= DEFAULT_LIMITS.highestAltitudeDegrees, 'too near to the zenith');
    const slew = startSlew({ altitudeDegrees, azimuthDegrees }, to, wrap, 0);
    const fromSun = (direction: HorizontalTarget) => directionDistanceDegrees(direction, this.sun);
    const bound = Math.min(DEFAULT_LIMITS.sunDistanceDegrees, fromSun(this.telescope));
    if (this.sun.altitudeDegrees > SUN_DOWN_DEGREES) {
      for (let at = 0; at <= slewDurationMs(slew); at += 200)
        // Between two looks of the interlock, 0.2 s at 10°/s on either axis.
        must(fromSun(slewAt(slew, at)) > bound - 3, `${fromSun(slewAt(slew, at)).toFixed(1)}° from the Sun on the way`);
    }
    const wound = wrap + azimuthTurn(wrap, azimuthDegrees, to.azimuthDegrees);
    must(Math.abs(wound) <= DEFAULT_LIMITS.cableWrapDegrees, `cables wound to ${wound}°`);
    this.#is({ ...to, state: 'SLEWING', cableWrapDegrees: wound });
  }

  /** Anything but parking moves the telescope. */
  #moved(change: Partial<MountStatus>): void {
    must(
      this.answers.telescope && this.telescope.state !== 'FAULT',
      'a telescope moved that does not answer or is broken',
    );
    must(!this.doorOpen || this.blind, 'the telescope moved beside an open door');
    if (this.dome.shutter !== 'CLOSED') must(!this.raining && !this.blind, 'the telescope moved in the rain');
    this.#is(change);
  }

  #open(): void {
    must(!this.raining && !this.blind, 'the dome opened in the rain, or blindly');
    must(this.sun.altitudeDegrees <= SUN_DOWN_DEGREES, 'the dome opened by day');
    must(this.answers.telescope && this.telescope.state === 'PARKED', 'the dome opened over a telescope not parked');
    must(this.answers.dome && this.dome.shutter !== 'FAULT', 'a dome opened that does not answer or is broken');
    must(!this.doorOpen && !this.lamp && !this.telescope.coverOpen, 'door, lamp or cover when the dome opened');
    this.#shutter('OPENING');
  }

  #uncover(): void {
    if (this.dome.shutter !== 'CLOSED' || !this.answers.dome) {
      must(!this.raining && !this.blind, 'the mirror was uncovered in the rain');
      must(this.sun.altitudeDegrees <= SUN_DOWN_DEGREES, 'the mirror was uncovered to the Sun');
      must(
        this.dome.shutter !== 'OPENING' && this.dome.shutter !== 'CLOSING',
        'the mirror was uncovered below the shutter',
      );
    }
    this.#is({ coverOpen: true });
  }

  #mayExpose(): void {
    must(!(this.exposing && this.lamp && this.dome.shutter === 'OPEN'), 'light in an exposure');
    // A lamp lit behind the shut dome and an exposure before it opened are nobody's fault.
    if (this.exposing && this.lamp) this.exposing = false;
  }

  #is(change: Partial<MountStatus>): void {
    this.telescope = { ...this.telescope, ...change };
  }

  #shutter(shutter: DomeStatus['shutter']): void {
    this.dome = { ...this.dome, shutter, fault: shutter === 'FAULT' ? 'motor' : null };
  }

  #facts() {
    const environment: EnvironmentState = this.raining ? RAINY : CALM;
    const doors = this.doorOpen ? 'open' : 'closed';
    const mayOpen = environment.mayOpen && !this.doorOpen;
    const old = NOW - 60_000;
    return facts({
      environment: this.blind ? null : { ...environment, mayOpen, site: { ...environment.site, doors } },
      telescope: { ...this.telescope, at: this.answers.telescope ? NOW : old },
      dome: { ...this.dome, ...(this.lies ? SHUT : {}), at: this.answers.dome ? NOW : old },
      shutterSeen: this.dome.shutter === 'CLOSED' ? 'closed' : 'open',
      vis: { state: this.exposing ? 'EXPOSING' : 'IDLE' },
      lights: { LAMP_DOME_WHITE: this.lamp },
      sunAltitudeDegrees: this.sun.altitudeDegrees,
      sunAzimuthDegrees: this.sun.azimuthDegrees,
    });
  }
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
