import type { Devices } from '../../devices/createDevices.ts';
import { DeviceError } from '../../devices/errors.ts';
import type { GrammarDevice, Instruction } from '../../devices/grammar/Instruction.ts';
import { sayInstruction } from '../../devices/grammar/sayInstruction.ts';
import type { InstructionAnswer } from '../model/instruction.ts';
import type { DetectorName } from '../model/request.ts';
import type { IssuedCommand } from './CommandDesk.ts';
import type { CoverCommands } from './CoverCommands.ts';
import type { DomeCommands } from './DomeCommands.ts';
import type { FilterCommands } from './FilterCommands.ts';
import type { FocuserCommands } from './FocuserCommands.ts';
import { instrumentReading } from './instrumentReading.ts';
import type { ObservatoryMotions } from './ObservatoryMotions.ts';
import type { RotatorCommands } from './RotatorCommands.ts';
import type { SwitchCommands } from './SwitchCommands.ts';
import type { TelescopeCommands } from './TelescopeCommands.ts';

/** What the sentences are carried out with: the very commands behind the buttons, with their interlocks. */
export interface InstructionDeskOptions {
  readonly devices: Devices;
  readonly telescope: TelescopeCommands;
  readonly dome: DomeCommands;
  readonly focuser: FocuserCommands;
  readonly rotator: RotatorCommands;
  readonly cover: CoverCommands;
  readonly filters: FilterCommands;
  readonly lights: SwitchCommands;
  readonly fans: SwitchCommands;
  readonly motions: ObservatoryMotions;
  readonly expose: (
    order: { detector: DetectorName; exposureSeconds: number; filter: string },
    by: string,
  ) => IssuedCommand;
}

/** Carries out sentences of the instrument language (devices/GRAMMAR.md). */
export class InstructionDesk {
  readonly #o: InstructionDeskOptions;

  constructor(options: InstructionDeskOptions) {
    this.#o = options;
  }

  /** One after the other; the first that fails ends the line. Never rejects for a device: the answer says what went wrong. */
  async carryOut(instructions: readonly Instruction[], by: string): Promise<readonly InstructionAnswer[]> {
    const answers: InstructionAnswer[] = [];
    for (const instruction of instructions) {
      const answer = instruction.verb === 'GET' ? await this.#ask(instruction) : await this.#order(instruction, by);
      answers.push(answer);
      if (!answer.ok) break;
    }
    return answers;
  }

  async #ask(instruction: Instruction): Promise<InstructionAnswer> {
    const sentence = sayInstruction(instruction);
    try {
      const values = await instrumentReading(this.#o.devices, instruction);
      return { sentence, values, commandId: null, words: '', ok: true };
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      return { sentence, values: [], commandId: null, words: error.message, ok: false };
    }
  }

  async #order(instruction: Instruction, by: string): Promise<InstructionAnswer> {
    const record = await this.#issue(instruction, by).acknowledged;
    const ok = record.outcome !== 'refused' && record.outcome !== 'failed';
    const words = ok ? record.outcome : record.detail;
    return { sentence: sayInstruction(instruction), values: [], commandId: record.id, words, ok };
  }

  #issue(instruction: Instruction, by: string): IssuedCommand {
    const { device, word, arguments: given } = instruction;
    const { focuser, rotator, cover, lights, fans, motions, filters, expose } = this.#o;
    const number = (name: string) => Number(given[name]);
    const detector = detectorOf(device);
    if (detector !== null) {
      if (word === 'ABORT') return motions.abortDetector(detector, by);
      if (word === 'FILTER') return filters.select(detector, String(given.filter), by);
      return expose({ detector, exposureSeconds: number('seconds'), filter: String(given.filter) }, by);
    }
    if (device === 'PLC') {
      const on = given.on === true;
      return word === 'FAN' ? fans.set(String(given.fan), on, by) : lights.set(String(given.lamp), on, by);
    }
    if (device === 'FOCUSER') {
      if (word === 'MOVE') return focuser.moveTo(number('position'), by);
      return word === 'STEP' ? focuser.step(number('steps'), by) : focuser.halt(by);
    }
    if (device === 'ROTATOR') return word === 'ROTATE' ? rotator.rotateTo(number('angle') % 360, by) : rotator.halt(by);
    if (device === 'COVER') return word === 'STOP' ? cover.halt(by) : cover.set(word === 'OPEN', by);
    return device === 'DOME' ? this.#issueToDome(instruction, by) : this.#issueToTelescope(instruction, by);
  }

  #issueToDome({ word, arguments: given }: Instruction, by: string): IssuedCommand {
    const { dome, motions } = this.#o;
    if (word === 'OPEN') return dome.open(by);
    if (word === 'CLOSE') return dome.close(by);
    if (word === 'ROTATE') return dome.rotateTo(Number(given.az) % 360, by);
    if (word === 'FOLLOWING') return motions.setFollowing(given.on === true, by);
    return dome.halt(by);
  }

  #issueToTelescope({ word, arguments: given }: Instruction, by: string): IssuedCommand {
    const { telescope, cover } = this.#o;
    const number = (name: string) => Number(given[name]);
    if (word === 'GOTO')
      return telescope.slewTo({ rightAscensionDegrees: number('ra') % 360, declinationDegrees: number('dec') }, by);
    if (word === 'GOTO_ALTAZ')
      return telescope.slewToHorizontal({ altitudeDegrees: number('alt'), azimuthDegrees: number('az') % 360 }, by);
    if (word === 'PARK') return telescope.park(by);
    if (word === 'TRACKING') return telescope.setTracking(given.on === true, by);
    if (word === 'COVER') return cover.set(given.open === true, by);
    return telescope.halt(by);
  }
}

function detectorOf(device: GrammarDevice): DetectorName | null {
  if (device === 'CAMERA_VIS') return 'VIS';
  return device === 'CAMERA_NIR' ? 'NIR' : null;
}
