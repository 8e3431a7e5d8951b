import { z } from 'zod';
import { DRIVER_NAMES, type DriverName } from '../../devices/DeviceSetting.ts';
import { DRIVERS } from '../../devices/drivers.ts';
import { DEFAULT_LIMITS } from '../interlocks/limits.ts';
import { SAN_PEDRO_MARTIR } from '../model/site.ts';
import { alertSettings } from './alertSettings.ts';
import { DEVICE_NAMES } from './Configuration.ts';

const port = z.int().min(1).max(65_535);
const host = z.string().min(1).max(255);
const timeZone = z.string().refine(isTimeZone, { error: 'is not the name of a time zone, such as "America/Tijuana"' });

const setting = z.strictObject({
  driver: z.enum(DRIVER_NAMES),
  host: host.default('127.0.0.1'),
  port: port.optional(),
  path: z.string().max(255).default(''),
  baudRate: z.int().min(300).max(921_600).optional(),
  deviceNumber: z.int().min(0).max(255).default(0),
  settings: z.record(z.string(), z.string()).default({}),
});

/** A device that there must be; the ports are those of the original's socket_config.ini. */
function device(defaultPort: number) {
  const driver = setting.shape.driver.exclude(['none']).default('pyros');
  return setting
    .extend({ driver })
    .transform((given) => withUsual(given, defaultPort))
    .prefault({});
}

/** A device that is not fitted unless something is said of it. */
function optionalDevice(defaultPort: number) {
  return setting
    .extend({ driver: setting.shape.driver.default('none') })
    .transform((given) => withUsual(given, defaultPort))
    .prefault({});
}

function withUsual<S extends { driver: DriverName; port?: number | undefined; baudRate?: number | undefined }>(
  given: S,
  defaultPort: number,
) {
  return {
    ...given,
    port: given.port ?? usualOf(given.driver, ['tcp', 'http']) ?? defaultPort,
    baudRate: given.baudRate ?? usualOf(given.driver, ['serial']) ?? 9600,
  };
}

/** The port or baud rate that a driver's devices usually have; null when its medium is another, or it has none of its own. */
function usualOf(driver: DriverName, media: readonly string[]): number | null {
  const entry = DRIVERS.find(({ name }) => name === driver);
  return entry && media.includes(entry.medium) ? entry.usual : null;
}

const sqlite = z.strictObject({ client: z.literal('sqlite'), file: z.string().min(1).optional() });
const mysql = z.strictObject({
  client: z.literal('mysql'),
  host: host.default('127.0.0.1'),
  port: port.default(3306),
  socketPath: z.string().min(1).optional(),
  user: z.string().min(1).default('pyros'),
  password: z.string().default(''),
  database: z.string().min(1).default('pyros'),
});

/** What pyros.json may hold; everything has a default, nothing unknown is let through. */
export const configurationSchema = z.strictObject({
  site: z
    .strictObject({
      name: z.string().min(1).default(SAN_PEDRO_MARTIR.name),
      latitudeDegrees: z.number().min(-90).max(90).default(SAN_PEDRO_MARTIR.latitudeDegrees),
      longitudeDegrees: z.number().min(-180).max(180).default(SAN_PEDRO_MARTIR.longitudeDegrees),
      // The Dead Sea shore to above every observatory there is.
      elevationMetres: z.number().min(-430).max(9000).default(SAN_PEDRO_MARTIR.elevationMetres),
      timeZone: timeZone.default(SAN_PEDRO_MARTIR.timeZone),
    })
    .prefault({}),
  database: z.discriminatedUnion('client', [sqlite, mysql]).prefault({ client: 'sqlite' }),
  devices: z
    .strictObject({
      telescope: device(5000),
      visCamera: device(5001),
      nirCamera: device(5002),
      plc: device(5003),
      dome: device(5004),
      // The next one, for the bundled simulator; the others have no port of their own and are found where Alpaca's are.
      focuser: optionalDevice(5005),
      rotator: optionalDevice(11_111),
      cover: optionalDevice(11_111),
      weatherStation: optionalDevice(11_111),
    })
    .prefault({}),
  simulation: z
    .strictObject({
      enabled: z.boolean().default(true),
      realDevices: z.array(z.enum(DEVICE_NAMES)).default([]),
      // A night in which everything happens: requests all evening and a burst.
      scenario: z.string().min(1).nullable().default('grb-night'),
      // architecture.md: simulated nights at up to 1000×.
      // A trainee sees a whole winter night in a quarter of an hour.
      speed: z.number().min(0.1).max(1000).default(60),
      startAt: z.iso
        .datetime({ offset: true, error: 'is not a time such as "2026-12-16T02:00:00Z"' })
        .transform((text) => Date.parse(text))
        .nullable()
        .default(null),
      // Six ports from here must exist.
      portsBase: z.int().min(1024).max(65_530).nullable().default(null),
      // IVOA Note VOEventTransport: brokers push on 8099.
      alertPort: z.int().min(0).max(65_535).default(8099),
    })
    .prefault({}),
  interlocks: z
    .strictObject({
      closingPolicy: z.enum(['dome-closes-anyway', 'telescope-must-be-parked']).default(DEFAULT_LIMITS.closingPolicy),
      // Below 20° no baffle keeps the Sun off a mirror.
      sunDistanceDegrees: z.number().min(20).max(180).default(DEFAULT_LIMITS.sunDistanceDegrees),
      lowestAltitudeDegrees: z.number().min(0).max(60).default(DEFAULT_LIMITS.lowestAltitudeDegrees),
      highestAltitudeDegrees: z.number().min(60).max(90).default(DEFAULT_LIMITS.highestAltitudeDegrees),
      // Less than half a turn either way does not reach every direction.
      cableWrapDegrees: z.number().min(180).max(1080).default(DEFAULT_LIMITS.cableWrapDegrees),
      cableMarginDegrees: z.number().min(0).max(90).default(DEFAULT_LIMITS.cableMarginDegrees),
      slewDegreesPerSecond: z.number().min(0.1).max(30).default(DEFAULT_LIMITS.slewDegreesPerSecond),
      slewDegreesPerSecond2: z.number().min(0.01).max(30).default(DEFAULT_LIMITS.slewDegreesPerSecond2),
    })
    .prefault({}),
  planning: z.strictObject({ ranking: z.enum(['value', 'strict']).default('value') }).prefault({}),
  environment: z.record(z.string(), z.unknown()).default({}),
  alerts: alertSettings.prefault({}),
  console: z.strictObject({ autoLogin: z.string().min(1).nullable().default(null) }).prefault({}),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    // Intl throws a RangeError for a name it does not know: that is the answer.
    return false;
  }
}
