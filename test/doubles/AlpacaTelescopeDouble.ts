import type { AlpacaParameters } from './AlpacaParameters.ts';
import { AlpacaError, DeviceDouble, invalidValue, type Members, notImplemented } from './DeviceDouble.ts';

/** A telescope as ITelescopeV3 and V4 describe it. It moves until the test says that it has arrived. */
export class AlpacaTelescopeDouble extends DeviceDouble {
  /** 0 other, 1 topocentric, 2 J2000, 3 J2050, 4 B1950. */
  equatorialSystem = 1;
  rightAscension = 6;
  declination = 20;
  tracking = false;
  slewing = false;
  atPark = true;
  trackingRate = 0;
  canSlewAltAz = true;
  /** By axis, degrees per second. */
  readonly axes = new Map<number, number>();
  #destination: (() => void) | null = null;

  constructor(number = 0, version = 4) {
    super('telescope', number, { platform7: 4, is: version });
  }

  /** The end of the motion. */
  arrive(): void {
    this.slewing = false;
    this.#destination?.();
    this.#destination = null;
  }

  protected override state(): Readonly<Record<string, string>> {
    return {
      RightAscension: 'rightascension',
      Declination: 'declination',
      Slewing: 'slewing',
      Tracking: 'tracking',
      AtPark: 'atpark',
    };
  }

  protected members(): Members {
    return {
      get: {
        equatorialsystem: () => this.equatorialSystem,
        rightascension: () => this.rightAscension,
        declination: () => this.declination,
        tracking: () => this.tracking,
        slewing: () => this.slewing || [...this.axes.values()].some((rate) => rate !== 0),
        atpark: () => this.atPark,
        trackingrate: () => this.trackingRate,
        canslewasync: () => true,
        canslewaltazasync: () => this.canSlewAltAz,
        cansettracking: () => true,
        axisrates: (of) => {
          if (![0, 1, 2].includes(of.integer('Axis'))) throw invalidValue('Axis');
          return of.integer('Axis') === 2
            ? []
            : [
                { Minimum: 0, Maximum: 0.5 },
                { Minimum: 1, Maximum: 4 },
              ];
        },
      },
      put: {
        tracking: (of) => {
          this.tracking = of.boolean('Tracking');
        },
        trackingrate: (of) => {
          this.trackingRate = this.#within(of, 'TrackingRate', 0, 3);
        },
        unpark: () => {
          this.atPark = false;
        },
        park: () =>
          this.#move(() => {
            this.atPark = true;
          }),
        findhome: () => this.#move(() => undefined),
        slewtocoordinatesasync: (of) => this.#slew(of),
        slewtoaltazasync: (of) => this.#slewAltAz(of),
        synctocoordinates: (of) => this.#goTo(this.#place(of)),
        abortslew: () => this.#abort(),
        moveaxis: (of) => this.#moveAxis(of),
      },
    };
  }

  #moveAxis(of: AlpacaParameters): void {
    this.#unparked();
    const rate = of.number('Rate');
    if (Math.abs(rate) > 4 || (Math.abs(rate) > 0.5 && Math.abs(rate) < 1)) throw invalidValue('Rate');
    this.axes.set(this.#within(of, 'Axis', 0, 1), rate);
  }

  #slew(of: AlpacaParameters): void {
    this.#unparked();
    const place = this.#place(of);
    if (!this.tracking) throw new AlpacaError(0x40b, 'tracking must be on');
    this.#move(() => this.#goTo(place));
  }

  #slewAltAz(of: AlpacaParameters): void {
    if (!this.canSlewAltAz) throw notImplemented();
    this.#unparked();
    this.#within(of, 'Azimuth', 0, 360);
    this.#within(of, 'Altitude', -90, 90);
    if (this.tracking) throw new AlpacaError(0x40b, 'tracking must be off');
    this.#move(() => undefined);
  }

  #abort(): void {
    this.#unparked();
    this.slewing = false;
    this.#destination = null;
  }

  #move(arrival: () => void): void {
    this.slewing = true;
    this.#destination = arrival;
  }

  #goTo([rightAscension, declination]: readonly [number, number]): void {
    this.rightAscension = rightAscension;
    this.declination = declination;
  }

  #place(of: AlpacaParameters): readonly [number, number] {
    const rightAscension = this.#within(of, 'RightAscension', 0, 24);
    if (rightAscension === 24) throw invalidValue('RightAscension');
    return [rightAscension, this.#within(of, 'Declination', -90, 90)];
  }

  #within(of: AlpacaParameters, name: string, from: number, to: number): number {
    const value = of.number(name);
    if (value < from || value > to) throw invalidValue(name);
    return value;
  }

  #unparked(): void {
    if (this.atPark) throw new AlpacaError(0x408, 'is parked');
  }
}
