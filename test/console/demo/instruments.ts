import type { CameraStatus } from '../../../devices/camera/Camera.ts';
import type { DomeStatus } from '../../../devices/dome/Dome.ts';
import type { MountStatus } from '../../../devices/mount/Mount.ts';
import type { InstrumentsState } from '../../../main-services/model/operations.ts';

interface Difference {
  readonly telescope?: Partial<MountStatus>;
  readonly dome?: Partial<DomeStatus>;
  readonly cameras?: Partial<CameraStatus>;
  /** Fitted only where it is told of. */
  readonly rotator?: { readonly angleDegrees: number; readonly moving: boolean };
  readonly lights?: InstrumentsState['lights'];
}

/** All devices answering, the telescope on the burst, unless told otherwise. */
export function demoInstruments(now: number, different: Difference = {}): InstrumentsState {
  const link = { connected: true, since: now - 3_600_000, lastReplyAt: now - 1000, fault: null };
  const at = now - 1000;
  const camera = {
    at,
    state: 'EXPOSING',
    remainingSeconds: 23,
    widthPixels: 512,
    heightPixels: 512,
    fault: null,
  } as const;
  const lights = different.lights ?? {
    LAMP_DOME_WHITE: false,
    LAMP_DOME_RED: false,
    LAMP_FLAT_CAGIRE: false,
    LAMP_CONTROL_ROOM: true,
  };
  return {
    telescope: {
      name: 'Telescope',
      link,
      status: {
        at,
        state: 'TRACKING',
        rightAscensionDegrees: 69.5525,
        declinationDegrees: 11.4103,
        altitudeDegrees: 69.4,
        azimuthDegrees: 160.5,
        targetRightAscensionDegrees: 69.5528,
        targetDeclinationDegrees: 11.4105,
        coverOpen: true,
        cableWrapDegrees: 160.5,
        trackingRate: 'sidereal',
        fault: null,
        ...different.telescope,
      },
    },
    telescopeAbilities: {
      unpark: true,
      home: true,
      sync: true,
      jogRates: ['guide', 'centre', 'find', 'slew'],
      trackingRates: ['sidereal', 'lunar', 'solar'],
    },
    dome: {
      name: 'Dome',
      link,
      status: {
        at,
        shutter: 'OPEN',
        shutterPercent: 100,
        azimuthDegrees: 160.9,
        targetAzimuthDegrees: 160.9,
        rotating: false,
        fault: null,
        ...different.dome,
      },
    },
    vis: {
      name: 'CameraVIS',
      link,
      status: {
        ...camera,
        temperatureCelsius: -95,
        setpointCelsius: -95,
        filter: 'r',
        filters: ['g', 'r', 'i', 'z', 'B', 'V', 'R', 'I'],
        ...different.cameras,
      },
    },
    nir: {
      name: 'CameraNIR',
      link,
      status: {
        ...camera,
        temperatureCelsius: -190.6,
        setpointCelsius: -193,
        filter: 'J',
        filters: ['J', 'H'],
        ...different.cameras,
      },
    },
    domeFollowing: (different.dome?.shutter ?? 'OPEN') === 'OPEN',
    lights,
    lampCurrents: Object.fromEntries(
      Object.entries(lights).map(([name, on]) => [name, on === null ? null : on ? 0.23 : 0]),
    ),
    fans: { FAN_DOME_EAST: true, FAN_DOME_WEST: false },
    plc: { name: 'PLC', link },
    accessories: {
      focuser: {
        name: 'Focuser',
        link,
        status: {
          at,
          positionSteps: 10_240,
          smallestSteps: 0,
          largestSteps: 20_000,
          moving: false,
          temperatureCelsius: 6.4,
          fault: null,
        },
      },
      rotator: different.rotator ? { name: 'Rotator', link, status: { at, fault: null, ...different.rotator } } : null,
      cover: null,
      weatherStation: null,
    },
  };
}
