import type { Devices } from '../../devices/createDevices.ts';
import type { HorizontalTarget } from '../../devices/mount/Mount.ts';
import type { OperationsRepository } from '../database/Repositories.ts';
import type { Log } from '../model/log.ts';
import type { Clock } from '../supervision/Clock.ts';
import { CommandDesk } from './CommandDesk.ts';
import { CoverCommands } from './CoverCommands.ts';
import { DomeCommands } from './DomeCommands.ts';
import { DomeFollower } from './DomeFollower.ts';
import { FilterCommands } from './FilterCommands.ts';
import { FocuserCommands } from './FocuserCommands.ts';
import { InstrumentBoard } from './InstrumentBoard.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import { ObservatoryMotions } from './ObservatoryMotions.ts';
import { RotatorCommands } from './RotatorCommands.ts';
import { shutterWitness } from './ShutterWitness.ts';
import { SwitchCommands } from './SwitchCommands.ts';
import { TelescopeCommands } from './TelescopeCommands.ts';

/** Everything that reads and moves the instruments. */
export interface Instruments {
  readonly board: InstrumentBoard;
  readonly desk: CommandDesk;
  readonly telescope: TelescopeCommands;
  readonly dome: DomeCommands;
  readonly focuser: FocuserCommands;
  readonly rotator: RotatorCommands;
  readonly cover: CoverCommands;
  readonly filters: FilterCommands;
  readonly lights: SwitchCommands;
  readonly fans: SwitchCommands;
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
  const lights = new SwitchCommands({
    device: 'Lights',
    desk,
    interlock: (name, on) => checks.setLight(name, on),
    send: (name, on) => devices.plc.setLight(name, on),
    isOn: (name) => board.state().lights[name] ?? null,
  });
  const fans = new SwitchCommands({
    device: 'Fans',
    desk,
    interlock: (name, on) => checks.setFan(name, on),
    send: (name, on) => devices.plc.setFan(name, on),
    isOn: (name) => board.state().fans?.[name] ?? null,
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
  const { accessories } = board;
  const shared = { desk, checks };
  const focuser = new FocuserCommands({ ...shared, focuser: devices.focuser, poller: accessories.focuser });
  const rotator = new RotatorCommands({ ...shared, rotator: devices.rotator, poller: accessories.rotator });
  const cover = new CoverCommands({ ...shared, telescope, cover: devices.cover, poller: accessories.cover });
  const filters = new FilterCommands({ ...shared, cameras, board });
  const movers = { telescope, dome, focuser, rotator, cover, follower };
  const motions = new ObservatoryMotions({ ...shared, ...movers, clock, board, cameras });
  return { ...shared, ...movers, board, lights, fans, filters, motions };
}
