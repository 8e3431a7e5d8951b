import type { AlarmBoard } from '../alarms/AlarmBoard.ts';
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
      severity: 'SERIOUS',
      message: `${record.device} did not do as it was told: ${record.command}`,
      effect: `${record.detail}. What depends on it waits.`,
      guidance: 'Look at the latest commands and at the device itself; try again by hand when the way is clear.',
      panel: 'telescope',
    });
  });
}
