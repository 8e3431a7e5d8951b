import { AlarmBoard } from '../../../main-services/alarms/AlarmBoard.ts';
import { openDatabase } from '../../../main-services/database/openDatabase.ts';
import { RealClock } from '../../../main-services/supervision/RealClock.ts';
import { rememberingLog } from '../../doubles/rememberingLog.ts';

/** A process that lets alarms come, be acknowledged and go without end; says so after a while, and waits to be killed. */
const [, , file = ''] = process.argv;
// Without its parent there is nobody left to kill it.
process.once('disconnect', () => process.exit());
const { alarms: store, settings } = await openDatabase({ client: 'sqlite', file });
const board = new AlarmBoard({
  clock: new RealClock(),
  log: rememberingLog(),
  store,
  settings,
  onChange: () => undefined,
});
for (let turn = 0; ; turn++) {
  const key = `alarm:${turn % 20}`;
  if (turn % 3 === 0) board.acknowledge(key, 'ana');
  else if (turn % 3 === 1) board.clear(key);
  else board.raise(key, { message: 'It comes and goes' });
  // A write is under way whenever the next steps happen.
  if (turn % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
  if (turn === 500) {
    await board.settled();
    process.send?.('under way');
  }
}
