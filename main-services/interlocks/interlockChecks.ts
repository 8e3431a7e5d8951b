import type { EquatorialTarget, HorizontalTarget } from '../../devices/mount/Mount.ts';
import type { InterlockChecks } from '../instruments/InterlockChecks.ts';
import type { InterlockFacts } from './InterlockFacts.ts';
import { DEFAULT_LIMITS, type InterlockLimits } from './limits.ts';
import { mayCloseDome } from './mayCloseDome.ts';
import { mayExpose } from './mayExpose.ts';
import { mayHome } from './mayHome.ts';
import { mayJog } from './mayJog.ts';
import { mayMoveFocuser } from './mayMoveFocuser.ts';
import { mayOpenDome } from './mayOpenDome.ts';
import { mayRotateDome } from './mayRotateDome.ts';
import { mayRotateField } from './mayRotateField.ts';
import { maySelectFilter } from './maySelectFilter.ts';
import { maySetCover } from './maySetCover.ts';
import { maySlew } from './maySlew.ts';
import { maySwitchFan } from './maySwitchFan.ts';
import { maySwitchLight } from './maySwitchLight.ts';

/**
 * The interlocks asked with the facts of the moment. Parking is never refused, and closing not under a dome: they lead to
 * safety, and a telescope that cannot park must not keep the dome open (build/decisions/0002-closing-policy.md).
 */
export function interlockChecks(
  facts: () => InterlockFacts,
  horizontal: (target: EquatorialTarget) => HorizontalTarget,
  limits: InterlockLimits = DEFAULT_LIMITS,
): InterlockChecks {
  return {
    slewTo: (target) => maySlew(facts(), horizontal(target), limits),
    slewToHorizontal: (target) => maySlew(facts(), target, limits),
    setTracking: (on) => {
      const now = facts();
      const status = now.instruments.telescope.status;
      return on
        ? maySlew(
            now,
            { altitudeDegrees: status?.altitudeDegrees ?? 0, azimuthDegrees: status?.azimuthDegrees ?? 0 },
            limits,
          )
        : [];
    },
    jog: (ahead) => mayJog(facts(), horizontal(ahead), limits),
    home: () => mayHome(facts()),
    park: () => [],
    setCover: (open) => maySetCover(facts(), open),
    openDome: () => mayOpenDome(facts()),
    closeDome: () => mayCloseDome(facts(), limits.closingPolicy),
    rotateDome: (azimuthDegrees) => mayRotateDome(facts(), azimuthDegrees),
    setLight: (name, on) => maySwitchLight(facts(), name, on),
    setFan: (name, on) => maySwitchFan(facts(), name, on),
    expose: (detector) => mayExpose(facts(), detector),
    selectFilter: (detector, filter) => maySelectFilter(facts(), detector, filter),
    moveFocuser: (positionSteps) => mayMoveFocuser(facts(), positionSteps),
    rotateField: (angleDegrees) => mayRotateField(facts(), angleDegrees),
  };
}
