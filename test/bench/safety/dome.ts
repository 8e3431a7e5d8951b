import { askSimulator } from '../stage/askSimulator.ts';
import { eventually } from '../stage/eventually.ts';
import { moveTimeOn } from '../stage/moveTimeOn.ts';
import { type NightStage, SHUTTER_SECONDS } from '../stage/nightOnTheWire.ts';

const DONE_WITHIN_MS = 60_000;

/** Makes it rain, or stops it, at the simulated sensor. */
export async function setRain(simulators: NightStage['simulators'], value: number): Promise<void> {
  await askSimulator(simulators.PLC, { name: 'SIM_SET', device_name: 'WXT520', value_name: 'RainRate', value });
}

/** Lets a closing under way have closed, and opens the dome past the observatory, which would take its time to confirm it. */
export async function reopen({ observatory, simulators }: NightStage): Promise<void> {
  const { board, closing, environment } = observatory;
  let shutter: unknown;
  while (shutter !== 'CLOSED') ({ shutter } = await moveTimeOn(simulators.Dome, SHUTTER_SECONDS));
  await eventually('the closing verified', () => !closing.running(), DONE_WITHIN_MS);
  await setRain(simulators, 0);
  await environment.tick();
  await eventually('it is safe', () => environment.state()?.safe === true, DONE_WITHIN_MS);
  await askSimulator(simulators.Dome, { name: 'OPEN' });
  await moveTimeOn(simulators.Dome, SHUTTER_SECONDS);
  board.dome.poll();
  await eventually('the dome open', () => board.dome.status()?.shutter === 'OPEN', DONE_WITHIN_MS);
}
