import type { IssuedCommand } from '../../../main-services/instruments/CommandDesk.ts';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import { Refusal } from '../../../main-services/model/refusal.ts';
import type { Observatory } from '../../../main-services/observatory.ts';
import type { Handlers } from '../contract/index.ts';
import type { instrumentCalls } from '../contract/instruments.ts';

/** Manual command-control: every call answers when the device acknowledged; the verification follows in the feed of commands. */
export function instrumentHandlers(observatory: Observatory): Pick<Handlers, keyof typeof instrumentCalls> {
  const {
    telescope,
    dome,
    motions,
    lights,
    fans,
    manualExposure,
    control,
    byHand,
    jogs,
    advisor,
    focuser,
    rotator,
    cover,
    filters,
  } = observatory;
  /** A deliberate command ends the latch of an earlier STOP. */
  const acting = (issue: () => IssuedCommand): Promise<CommandRecord> => {
    control.releaseStop();
    return acknowledged(issue());
  };
  return {
    'telescope.slewTo': (target, { userName }) => acting(() => telescope.slewTo(target, userName)),
    'telescope.slewToHorizontal': (target, { userName }) => acting(() => telescope.slewToHorizontal(target, userName)),
    'telescope.setTracking': ({ on }, { userName }) => acting(() => telescope.setTracking(on, userName)),
    'telescope.park': (_, { userName }) => acting(() => telescope.park(userName)),
    'telescope.unpark': (_, { userName }) => acting(() => byHand.unpark(userName)),
    'telescope.home': (_, { userName }) => acting(() => byHand.home(userName)),
    'telescope.sync': (target, { userName }) => acting(() => byHand.sync(target, userName)),
    'telescope.setTrackingRate': ({ rate }, { userName }) => acting(() => byHand.setTrackingRate(rate, userName)),
    'telescope.jog': (how, { windowId, userName }) => acting(() => jogs.start(how, windowId, userName)),
    'telescope.keepJogging': (_, { windowId }) => jogs.renew(windowId),
    'telescope.stopJogging': (_, { windowId }) => jogs.stop(windowId),
    'telescope.setCover': ({ open }, { userName }) => acting(() => cover.set(open, userName)),
    'focuser.moveTo': ({ positionSteps }, { userName }) => acting(() => focuser.moveTo(positionSteps, userName)),
    'focuser.step': ({ steps }, { userName }) => acting(() => focuser.step(steps, userName)),
    'focuser.halt': (_, { userName }) => acting(() => focuser.halt(userName)),
    'rotator.rotateTo': ({ angleDegrees }, { userName }) => acting(() => rotator.rotateTo(angleDegrees, userName)),
    'rotator.halt': (_, { userName }) => acting(() => rotator.halt(userName)),
    'dome.open': (_, { userName }) => acting(() => dome.open(userName)),
    'dome.close': (_, { userName }) => acting(() => dome.close(userName)),
    'dome.halt': (_, { userName }) => acting(() => dome.halt(userName)),
    'dome.rotateTo': ({ azimuthDegrees }, { userName }) => acting(() => dome.rotateTo(azimuthDegrees, userName)),
    'dome.setFollowing': ({ on }, { userName }) => acting(() => motions.setFollowing(on, userName)),
    'lights.set': ({ name, on }, { userName }) => acting(() => lights.set(name, on, userName)),
    'fans.set': ({ name, on }, { userName }) => acting(() => fans.set(name, on, userName)),
    'camera.expose': (order, { userName }) => acting(() => manualExposure.expose(order, userName)),
    'camera.selectFilter': ({ detector, filter }, { userName }) =>
      acting(() => filters.select(detector, filter, userName)),
    'camera.abort': ({ detector }, { userName }) => acknowledged(motions.abortDetector(detector, userName)),
    'interlocks.current': () => motions.currentReasons(),
    'interlocks.forTarget': ({ place }) => advisor.outlook(place),
    'safety.stop': async (_, caller) => observatory.stopEverything(caller),
    'safety.makeSafe': async (_, caller) => (await observatory.makeSafe(caller)).records,
  };
}

/** The record of a command that the device took; what an interlock, or the device, said no to is a refusal with its reasons. */
async function acknowledged(issued: IssuedCommand): Promise<CommandRecord> {
  const record = await issued.acknowledged;
  if (record.outcome === 'refused') throw new Refusal('interlock', record.detail);
  if (record.outcome === 'failed') throw new Refusal('failed', record.detail);
  return record;
}
