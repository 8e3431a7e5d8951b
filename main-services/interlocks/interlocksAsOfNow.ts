import type { ObservatorySky } from '../astronomy/ObservatorySky.ts';
import type { EnvironmentMonitor } from '../environment/EnvironmentMonitor.ts';
import type { InstrumentBoard } from '../instruments/InstrumentBoard.ts';
import type { InterlockChecks } from '../instruments/InterlockChecks.ts';
import type { Clock } from '../supervision/Clock.ts';
import { interlockChecks } from './interlockChecks.ts';
import type { InterlockLimits } from './limits.ts';

/** The interlocks over the sky, the environment and the read-backs as they are when they are asked. */
export function interlocksAsOfNow(options: {
  clock: Pick<Clock, 'now'>;
  sky: Pick<ObservatorySky, 'now' | 'horizontal'>;
  environment: Pick<EnvironmentMonitor, 'state'>;
  board: Pick<InstrumentBoard, 'state'>;
  limits: InterlockLimits;
}): InterlockChecks {
  const { clock, sky, environment, board, limits } = options;
  return interlockChecks(
    () => {
      const { sunAltitudeDegrees, sunAzimuthDegrees } = sky.now();
      const read = { environment: environment.state(), instruments: board.state() };
      return { now: clock.now(), ...read, sunAltitudeDegrees, sunAzimuthDegrees };
    },
    (target) => sky.horizontal(target.rightAscensionDegrees, target.declinationDegrees),
    limits,
  );
}
