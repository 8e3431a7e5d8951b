import type { Devices } from '../../devices/createDevices.ts';
import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import type { OperationsRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Clock } from '../supervision/Clock.ts';
import { CommandDesk } from './CommandDesk.ts';
import { DomeCommands } from './DomeCommands.ts';
import { DomeFollower } from './DomeFollower.ts';
import { InstrumentBoard } from './InstrumentBoard.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import { LightCommands } from './LightCommands.ts';
import { ObservatoryMotions } from './ObservatoryMotions.ts';
import { shutterWitness } from './ShutterWitness.ts';
import { TelescopeCommands } from './TelescopeCommands.ts';

/** Everything that reads and moves the instruments. */
export interface Instruments {
  readonly board: InstrumentBoard;
  readonly desk: CommandDesk;
  readonly telescope: TelescopeCommands;
  readonly dome: DomeCommands;
  readonly lights: LightCommands;
  readonly follower: DomeFollower;
  readonly motions: ObservatoryMotions;
  readonly checks: InterlockChecks;
}

/** Puts the instruments together; `checksOf` builds the interlocks over the read-backs of the board. */
export async function buildInstruments(options: {
  devices: Devices;
  clock: Clock;
  logFor: (agent: string) => Log;
  operations: Pick<OperationsRepository, 'saveCommand' | 'lastCommandId'>;
  horizontal: (rightAscensionDegrees: number, declinationDegrees: number) => HorizontalTarget;
  checksOf: (board: InstrumentBoard) => InterlockChecks;
}): Promise<Instruments> {
  const { devices, clock, logFor, operations } = options;
  const board = new InstrumentBoard({ devices, log: logFor('Instruments') });
  const checks = options.checksOf(board);
  const desk = new CommandDesk({
    clock,
    log: logFor('Commands'),
    store: (record) => operations.saveCommand(record),
    lastId: await operations.lastCommandId(),
  });
  const telescope = new TelescopeCommands({ mount: devices.telescope, poller: board.telescope, desk, checks });
  const witness = shutterWitness({ plc: devices.plc, clock, heard: (said) => board.setShutterSeen(said) });
  const dome = new DomeCommands({ dome: devices.dome, poller: board.dome, desk, checks, witness });
  const lights = new LightCommands({
    plc: devices.plc,
    desk,
    checks,
    isOn: (name) => board.state().lights[name] ?? null,
  });
  const follower = new DomeFollower({
    dome: devices.dome,
    domePoller: board.dome,
    mountPoller: board.telescope,
    horizontal: options.horizontal,
    mayRotate: (azimuthDegrees) => checks.rotateDome(azimuthDegrees),
    log: logFor('Dome follower'),
    onChange: (following) => board.setDomeFollowing(following),
  });
  const cameras = { VIS: devices.vis, NIR: devices.nir };
  const motions = new ObservatoryMotions({ clock, board, desk, telescope, dome, follower, checks, cameras });
  return { board, desk, telescope, dome, lights, follower, motions, checks };
}
