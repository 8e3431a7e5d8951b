import { AlpacaError, DeviceDouble, invalidValue, type Members, notImplemented } from './DeviceDouble.ts';

/** IFilterWheelV2 and V3: positions from 0, −1 while it turns. */
export class AlpacaWheelDouble extends DeviceDouble {
  position = 0;
  readonly names = ['Red', 'Green', 'Blue'];
  /** Looks at its position that a turn takes. */
  turnLooks = 1;
  #to: number | null = null;
  #looks = 0;

  constructor(number = 0, version = 3) {
    super('filterwheel', number, { platform7: 3, is: version });
  }

  protected members(): Members {
    return {
      get: {
        names: () => this.names,
        focusoffsets: () => [0, 0, 0],
        position: () => {
          if (this.#to !== null && this.#looks-- <= 0) {
            this.position = this.#to;
            this.#to = null;
          }
          return this.#to === null ? this.position : -1;
        },
      },
      put: {
        position: (of) => {
          const to = of.integer('Position');
          if (to < 0 || to >= this.names.length) throw invalidValue('Position');
          this.#to = to;
          this.#looks = this.turnLooks;
        },
      },
    };
  }
}

/** IFocuserV3 and V4, absolute. */
export class AlpacaFocuserDouble extends DeviceDouble {
  position = 1000;
  moving = false;
  absolute = true;

  constructor(number = 0, version = 4) {
    super('focuser', number, { platform7: 4, is: version });
  }

  protected members(): Members {
    return {
      get: {
        absolute: () => this.absolute,
        maxstep: () => 50_000,
        position: () => this.position,
        ismoving: () => this.moving,
        temperature: () => {
          throw notImplemented();
        },
      },
      put: {
        move: (of) => {
          const to = of.integer('Position');
          if (to < 0 || to > 50_000) throw invalidValue('Position');
          this.position = to;
          this.moving = true;
        },
        halt: () => {
          this.moving = false;
        },
      },
    };
  }
}

/** IRotatorV3 and V4. */
export class AlpacaRotatorDouble extends DeviceDouble {
  position = 10;
  moving = false;

  constructor(number = 0, version = 4) {
    super('rotator', number, { platform7: 4, is: version });
  }

  protected members(): Members {
    return {
      get: { position: () => this.position, ismoving: () => this.moving },
      put: {
        moveabsolute: (of) => {
          const to = of.number('Position');
          if (to < 0 || to >= 360) throw invalidValue('Position');
          this.position = to;
          this.moving = true;
        },
        halt: () => {
          this.moving = false;
        },
      },
    };
  }
}

/** ICoverCalibratorV1 and V2. */
export class AlpacaCoverDouble extends DeviceDouble {
  /** 0 not present, 1 closed, 2 moving, 3 open, 4 unknown, 5 error. */
  cover = 1;
  #to = 1;

  constructor(number = 0, version = 2) {
    super('covercalibrator', number, { platform7: 2, is: version });
  }

  arrive(): void {
    this.cover = this.#to;
  }

  protected members(): Members {
    const move = (to: number) => {
      this.cover = 2;
      this.#to = to;
    };
    return {
      get: { coverstate: () => this.cover },
      put: {
        opencover: () => move(3),
        closecover: () => move(1),
        haltcover: () => {
          this.cover = this.cover === 2 ? 4 : this.cover;
        },
      },
    };
  }
}

/** ISafetyMonitorV2 and V3. */
export class AlpacaSafetyDouble extends DeviceDouble {
  safe: unknown = true;

  constructor(number = 0, version = 3) {
    super('safetymonitor', number, { platform7: 3, is: version });
  }

  protected members(): Members {
    return { get: { issafe: () => this.safe }, put: {} };
  }
}

/** IObservingConditionsV1 and V2: what is not among the values is not implemented. */
export class AlpacaWeatherDouble extends DeviceDouble {
  values: Readonly<Record<string, unknown>> = {
    Temperature: 8,
    Humidity: 40,
    DewPoint: -5,
    Pressure: 729.5,
    WindSpeed: 3.5,
    WindGust: 6,
    WindDirection: 360,
    RainRate: 0,
    SkyTemperature: -20,
  };
  /** Seconds since the last update, by sensor; the others: now. */
  ages: Readonly<Record<string, number>> = {};

  constructor(number = 0, version = 2) {
    super('observingconditions', number, { platform7: 2, is: version });
  }

  protected override state(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.keys(this.values).map((name) => [name, name.toLowerCase()]));
  }

  protected members(): Members {
    const all = ['Temperature', 'Humidity', 'DewPoint', 'Pressure', 'WindSpeed', 'WindGust', 'WindDirection'];
    all.push('RainRate', 'SkyTemperature', 'SkyQuality', 'SkyBrightness', 'CloudCover', 'StarFWHM');
    const told = (name: string) => () => {
      if (!(name in this.values)) throw notImplemented();
      return this.values[name];
    };
    return {
      get: {
        ...Object.fromEntries(all.map((name) => [name.toLowerCase(), told(name)])),
        timesincelastupdate: (of) => {
          const name = of.text('SensorName');
          if (name !== '' && !(name in this.values)) throw notImplemented();
          return this.ages[name] ?? 0;
        },
      },
      put: { refresh: () => undefined },
    };
  }
}

/** ISwitchV2 and V3. */
export class AlpacaSwitchDouble extends DeviceDouble {
  readonly contacts = [
    { name: 'LAMP_DOME_WHITE', on: false, writable: true },
    { name: 'Mains', on: true, writable: false },
    { name: 'FAN_DOME_EAST', on: false, writable: true },
  ];

  constructor(number = 0, version = 3) {
    super('switch', number, { platform7: 3, is: version });
  }

  protected members(): Members {
    const contact = (id: number) => {
      const found = this.contacts[id];
      if (found === undefined) throw invalidValue('Id');
      return found;
    };
    return {
      get: {
        maxswitch: () => this.contacts.length,
        getswitch: (of) => contact(of.integer('Id')).on,
        getswitchname: (of) => contact(of.integer('Id')).name,
        canwrite: (of) => contact(of.integer('Id')).writable,
      },
      put: {
        setswitch: (of) => {
          const one = contact(of.integer('Id'));
          if (!one.writable) throw new AlpacaError(0x400, 'cannot be written');
          one.on = of.boolean('State');
        },
      },
    };
  }
}
