import type { AlpacaParameters } from './AlpacaParameters.ts';
import { AlpacaError, DeviceDouble, invalidValue, type Members, notImplemented } from './DeviceDouble.ts';

/** A camera as ICameraV3 and V4 describe it. It exposes until the test says that it is done. */
export class AlpacaCameraDouble extends DeviceDouble {
  width = 5;
  height = 3;
  /** 0 idle, 1 waiting, 2 exposing, 3 reading, 4 download, 5 error. */
  cameraState = 0;
  imageReady = false;
  temperature: number | null = -10;
  setpoint = -10;
  coolerOn = false;
  /** Of the exposure that it has done; null = it does not tell. */
  percent: number | null = null;
  readonly frame: Record<string, number> = { binx: 2, biny: 2, numx: 2, numy: 1, startx: 1, starty: 1 };
  exposure: { readonly seconds: number; readonly light: boolean } | null = null;

  constructor(number = 0, version = 4) {
    super('camera', number, { platform7: 4, is: version });
  }

  /** The count at a pixel of its image. */
  countAt(x: number, y: number): number {
    return 65_000 + 100 * y + x;
  }

  /** The end of the exposure. */
  finish(): void {
    this.cameraState = 0;
    this.imageReady = true;
  }

  /** ImageBytes as the API Reference lays it out: 44 bytes of header, then [x][y], y fastest. */
  override imageBytes(error: number, message: string, transactions: { ClientTransactionID: number }): Buffer {
    const text = Buffer.from(message);
    const data = error === 0 ? Buffer.alloc(2 * this.width * this.height) : text;
    const header = Buffer.alloc(44);
    // Image of Int32, sent as UInt16.
    const numbers = [1, error, transactions.ClientTransactionID, 1, 44, 2, 8, 2, this.width, this.height, 0];
    numbers.forEach((number, index) => {
      header.writeInt32LE(number, 4 * index);
    });
    if (error === 0)
      for (let x = 0; x < this.width; x++)
        for (let y = 0; y < this.height; y++) data.writeUInt16LE(this.countAt(x, y), 2 * (x * this.height + y));
    return Buffer.concat([header, data]);
  }

  protected override state(): Readonly<Record<string, string>> {
    return { CameraState: 'camerastate', ImageReady: 'imageready', CCDTemperature: 'ccdtemperature' };
  }

  protected members(): Members {
    const frame = Object.keys(this.frame);
    const parameters: Readonly<Record<string, string>> = {
      binx: 'BinX',
      biny: 'BinY',
      numx: 'NumX',
      numy: 'NumY',
      startx: 'StartX',
      starty: 'StartY',
    };
    return {
      get: {
        ...Object.fromEntries(frame.map((member) => [member, () => this.frame[member]])),
        camerastate: () => this.cameraState,
        imageready: () => this.imageReady,
        cameraxsize: () => this.width,
        cameraysize: () => this.height,
        exposuremin: () => 0.01,
        ccdtemperature: () => {
          if (this.temperature === null) throw notImplemented();
          return this.temperature;
        },
        setccdtemperature: () => this.setpoint,
        cansetccdtemperature: () => true,
        cooleron: () => this.coolerOn,
        percentcompleted: () => {
          if (this.cameraState !== 2) throw new AlpacaError(0x40b, 'does not expose');
          if (this.percent === null) throw notImplemented();
          return this.percent;
        },
        lastexposurestarttime: () => '2026-11-21T03:04:05.250',
        lastexposureduration: () => this.exposure?.seconds,
        imagearray: () => this.#image(),
      },
      put: {
        ...Object.fromEntries(
          frame.map((member) => [
            member,
            (of: AlpacaParameters) => {
              this.frame[member] = of.integer(parameters[member] as string);
            },
          ]),
        ),
        setccdtemperature: (of) => {
          this.setpoint = of.number('SetCCDTemperature');
        },
        cooleron: (of) => {
          this.coolerOn = of.boolean('CoolerOn');
        },
        startexposure: (of) => this.#start(of),
        abortexposure: () => {
          this.cameraState = 0;
          this.imageReady = false;
        },
      },
    };
  }

  #start(of: AlpacaParameters): void {
    const [seconds, light] = [of.number('Duration'), of.boolean('Light')];
    if (seconds < 0.01) throw invalidValue('Duration');
    if (this.cameraState !== 0) throw new AlpacaError(0x40b, 'exposes already');
    if (this.frame.numx !== this.width) throw invalidValue('NumX');
    this.exposure = { seconds, light };
    this.cameraState = 2;
    this.imageReady = false;
  }

  #image(): number[][] {
    if (!this.imageReady) throw new AlpacaError(0x40b, 'there is no image');
    return Array.from({ length: this.width }, (_, x) =>
      Array.from({ length: this.height }, (_unused, y) => this.countAt(x, y)),
    );
  }
}
