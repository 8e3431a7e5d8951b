import { AlpacaError, DeviceDouble, invalidValue, type Members } from './DeviceDouble.ts';

/** A dome as IDomeV2 and V3 describe it. It moves until the test says that it has arrived. */
export class AlpacaDomeDouble extends DeviceDouble {
  azimuth = 0;
  /** 0 open, 1 closed, 2 opening, 3 closing, 4 error. */
  shutter = 1;
  slaved = false;
  #azimuthTo: number | null = null;

  constructor(number = 0, version = 3) {
    super('dome', number, { platform7: 3, is: version });
  }

  arrive(): void {
    if (this.#azimuthTo !== null) this.azimuth = this.#azimuthTo;
    this.#azimuthTo = null;
    if (this.shutter === 2) this.shutter = 0;
    if (this.shutter === 3) this.shutter = 1;
  }

  protected override state(): Readonly<Record<string, string>> {
    return { Azimuth: 'azimuth', ShutterStatus: 'shutterstatus', Slewing: 'slewing' };
  }

  protected members(): Members {
    return {
      get: {
        azimuth: () => this.azimuth,
        shutterstatus: () => this.shutter,
        slewing: () => this.#azimuthTo !== null || this.shutter === 2 || this.shutter === 3,
        slaved: () => this.slaved,
        canslave: () => true,
      },
      put: {
        openshutter: () => {
          this.shutter = this.shutter === 0 ? 0 : 2;
        },
        closeshutter: () => {
          this.shutter = this.shutter === 1 ? 1 : 3;
        },
        slaved: (of) => {
          this.slaved = of.boolean('Slaved');
        },
        slewtoazimuth: (of) => {
          const azimuth = of.number('Azimuth');
          if (azimuth < 0 || azimuth >= 360) throw invalidValue('Azimuth');
          if (this.slaved) throw new AlpacaError(0x409, 'is slaved');
          this.#azimuthTo = azimuth;
        },
        abortslew: () => {
          this.#azimuthTo = null;
          this.slaved = false;
          if (this.shutter === 2 || this.shutter === 3) this.shutter = 4;
        },
      },
    };
  }
}
