import type { AlarmBoard } from '../alarms/AlarmBoard.ts';
import { definitionOf } from '../alarms/definitionOf.ts';
import type { CommandRecord } from '../model/operations.ts';
import type { CommandDesk } from './CommandDesk.ts';

/** A command that came to nothing after all its retries is an alarm of its device, until that device does as it is told again. */
export function escalateCommands(
  desk: Pick<CommandDesk, 'onSettled'>,
  alarms: Pick<AlarmBoard, 'raise' | 'clear'>,
): () => void {
  return desk.onSettled((record: CommandRecord) => {
    const key = `command:${record.device}`;
    if (record.outcome === 'verified') {
      alarms.clear(key);
      return;
    }
    alarms.raise(key, {
      message: `${record.device} did not do as it was told: ${record.command}`,
      effect: `${record.detail}. ${definitionOf(key).effect}`,
    });
  });
}
