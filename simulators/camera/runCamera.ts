import { runDeviceSimulator } from '../common/runDeviceSimulator.ts';
import { SideLine } from '../common/SideLine.ts';
import type { CameraModel } from './CameraModel.ts';
import { FocusWitness } from './FocusWitness.ts';
import { SimulatedCamera } from './SimulatedCamera.ts';

/** Runs a camera as a process; with `--focuser-port` its stars are as sharp as that focuser stands. */
export async function runCamera(model: CameraModel): Promise<void> {
  await runDeviceSimulator(({ options: { focuserPort, host } }) => {
    const focuser = focuserPort === null ? null : new FocusWitness(new SideLine(focuserPort, host ?? '127.0.0.1'));
    return new SimulatedCamera(model, focuser);
  });
}
