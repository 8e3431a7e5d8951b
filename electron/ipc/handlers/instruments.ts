import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import type { instrumentCalls } from '../contract/instruments.ts';

/** Manual command-control: every call answers when the device acknowledged; the verification follows in the feed of commands. */
export function instrumentHandlers(observatory: Observatory): Pick<Handlers, keyof typeof instrumentCalls> {
  const { telescope, dome, motions, lights, manualExposure, control } = observatory;
  /** A deliberate command ends the latch of an earlier STOP. */
  const acting = <T>(issue: () => T): T => {
    control.releaseStop();
    return issue();
  };
  return {
    'telescope.slewTo': (target, { userName }) => acting(() => telescope.slewTo(target, userName).acknowledged),
    'telescope.slewToHorizontal': (target, { userName }) =>
      acting(() => telescope.slewToHorizontal(target, userName).acknowledged),
    'telescope.setTracking': ({ on }, { userName }) => acting(() => telescope.setTracking(on, userName).acknowledged),
    'telescope.park': (_, { userName }) => acting(() => telescope.park(userName).acknowledged),
    'telescope.setCover': ({ open }, { userName }) => acting(() => telescope.setCover(open, userName).acknowledged),
    'dome.open': (_, { userName }) => acting(() => dome.open(userName).acknowledged),
    'dome.close': (_, { userName }) => acting(() => dome.close(userName).acknowledged),
    'dome.rotateTo': ({ azimuthDegrees }, { userName }) =>
      acting(() => dome.rotateTo(azimuthDegrees, userName).acknowledged),
    'dome.setFollowing': ({ on }, { userName }) => acting(() => motions.setFollowing(on, userName).acknowledged),
    'lights.set': ({ name, on }, { userName }) => acting(() => lights.set(name, on, userName).acknowledged),
    'camera.expose': (order, { userName }) => acting(() => manualExposure.expose(order, userName).acknowledged),
    'camera.abort': ({ detector }, { userName }) => motions.abortDetector(detector, userName).acknowledged,
    'interlocks.current': () => motions.currentReasons(),
    'safety.stop': async (_, caller) => observatory.stopEverything(caller),
    'safety.makeSafe': async (_, caller) => (await observatory.makeSafe(caller)).records,
  };
}
