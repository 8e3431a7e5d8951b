import type { CameraStatus } from '../../../devices/camera/Camera.ts';
import type { DomeStatus } from '../../../devices/dome/Dome.ts';
import type { MountStatus } from '../../../devices/mount/Mount.ts';
import type { InterlockFacts } from '../../../main-services/interlocks/InterlockFacts.ts';
import type { EnvironmentState } from '../../../main-services/model/environment.ts';
import type { AccessoriesState, InstrumentsState, InstrumentView } from '../../../main-services/model/operations.ts';
import { SITE, START } from '../environment/plcReplies.ts';
import { stateAfter } from '../environment/run.ts';

export const NOW = START;

export const CALM: EnvironmentState = stateAfter([{ s: 0, site: SITE }]);
export const DAMP: EnvironmentState = stateAfter([{ s: 0, site: SITE, reply: { 'WXT520.OutsideHumidity': 99 } }]);
export const RAINY: EnvironmentState = stateAfter([{ s: 0, site: SITE, reply: { 'WXT520.RainRate': 3 } }]);

const link = { connected: true, since: NOW, lastReplyAt: NOW, fault: null };

export const PARKED: MountStatus = {
  at: NOW,
  state: 'PARKED',
  rightAscensionDegrees: 10,
  declinationDegrees: 31,
  altitudeDegrees: 90,
  azimuthDegrees: 0,
  targetRightAscensionDegrees: null,
  targetDeclinationDegrees: null,
  coverOpen: false,
  fault: null,
};

export const SHUT: DomeStatus = {
  at: NOW,
  shutter: 'CLOSED',
  shutterPercent: 0,
  azimuthDegrees: 0,
  targetAzimuthDegrees: null,
  rotating: false,
  fault: null,
};

export const IDLE: CameraStatus = {
  at: NOW,
  state: 'IDLE',
  remainingSeconds: 0,
  temperatureCelsius: -95,
  setpointCelsius: -95,
  filter: 'r',
  filters: ['r'],
  widthPixels: 512,
  heightPixels: 512,
  fault: null,
};

export interface Change {
  readonly environment?: EnvironmentState | null;
  readonly telescope?: Partial<MountStatus> | null;
  readonly dome?: Partial<DomeStatus> | null;
  readonly vis?: Partial<CameraStatus> | null;
  readonly shutterSeen?: 'open' | 'closed' | 'unknown';
  readonly lights?: InstrumentsState['lights'];
  readonly accessories?: Partial<AccessoriesState>;
  readonly sunAltitudeDegrees?: number;
  readonly sunAzimuthDegrees?: number;
}

/** A calm night with everything parked and shut, with changes; null = no read-back. */
export function facts(change: Change = {}): InterlockFacts {
  const view = <S extends object>(name: string, base: S, part: Partial<S> | null = {}) => ({
    name,
    link,
    status: part === null ? null : { ...base, ...part },
  });
  return {
    now: NOW,
    environment: change.environment === undefined ? CALM : change.environment,
    instruments: {
      telescope: view('Telescope', PARKED, change.telescope),
      dome: view('Dome', SHUT, change.dome),
      vis: view('CameraVIS', IDLE, change.vis),
      nir: view('CameraNIR', IDLE),
      domeFollowing: false,
      lights: change.lights ?? { LAMP_FLAT_CAGIRE: true, LAMP_DOME_WHITE: false },
      fans: { FAN_DOME_EAST: false },
      shutterSeen: change.shutterSeen ?? 'unknown',
      plc: { name: 'PLC', link },
      accessories: { focuser: null, rotator: null, cover: null, weatherStation: null, ...change.accessories },
    },
    sunAltitudeDegrees: change.sunAltitudeDegrees ?? -30,
    sunAzimuthDegrees: change.sunAzimuthDegrees ?? 270,
  };
}

/** An accessory that is fitted, with its read-back; null = it has given none. */
export function fitted<S>(name: string, status: S | null): InstrumentView<S> {
  return { name, link, status };
}
