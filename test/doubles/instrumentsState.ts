import type { CameraStatus } from '../../devices/camera/Camera.ts';
import type { LinkState } from '../../devices/Device.ts';
import type { DomeStatus } from '../../devices/dome/Dome.ts';
import type { MountStatus } from '../../devices/mount/Mount.ts';
import type { AccessoriesState, InstrumentsState, InstrumentView } from '../../main-services/model/operations.ts';

/** What differs from a telescope parked in a shut dome, everything read at the epoch; null = no read-back. */
export interface InstrumentsChange extends Partial<Pick<InstrumentsState, 'lights' | 'fans' | 'shutterSeen'>> {
  /** When everything was read that does not say otherwise. */
  readonly at?: number;
  readonly telescope?: Partial<MountStatus> | null;
  readonly dome?: Partial<DomeStatus> | null;
  readonly domeLink?: LinkState;
  readonly vis?: Partial<CameraStatus> | null;
  readonly nir?: Partial<CameraStatus> | null;
  readonly accessories?: Partial<AccessoriesState>;
}

export const PARKED: MountStatus = {
  at: 0,
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
  at: 0,
  shutter: 'CLOSED',
  shutterPercent: 0,
  azimuthDegrees: 0,
  targetAzimuthDegrees: null,
  rotating: false,
  fault: null,
};

export const IDLE: CameraStatus = {
  at: 0,
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

/** A line that answered at a moment. */
export function linkedAt(at: number): LinkState {
  return { connected: true, since: at, lastReplyAt: at, fault: null };
}

/** Everything parked, shut and linked, with changes. */
export function instrumentsState(change: InstrumentsChange = {}): InstrumentsState {
  const { at = 0, telescope, dome, domeLink, vis, nir, accessories, ...rest } = change;
  const view = <S extends object>(name: string, base: S, part: Partial<S> | null = {}): InstrumentView<S> => ({
    name,
    link: linkedAt(at),
    status: part === null ? null : { ...base, at, ...part },
  });
  return {
    telescope: view('Telescope', PARKED, telescope),
    dome: { ...view('Dome', SHUT, dome), ...(domeLink ? { link: domeLink } : {}) },
    vis: view('CameraVIS', IDLE, vis),
    nir: view('CameraNIR', IDLE, nir),
    domeFollowing: false,
    lights: { LAMP_FLAT_CAGIRE: true, LAMP_DOME_WHITE: false },
    fans: { FAN_DOME_EAST: false },
    shutterSeen: 'unknown',
    plc: { name: 'PLC', link: linkedAt(at) },
    accessories: { focuser: null, rotator: null, cover: null, weatherStation: null, ...accessories },
    ...rest,
  };
}

/** An accessory that is fitted, with its read-back; null = it has given none. */
export function fitted<S>(name: string, status: S | null): InstrumentView<S> {
  return { name, link: linkedAt(0), status };
}
