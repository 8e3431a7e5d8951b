import { SimulatedCamera } from '../camera/SimulatedCamera.ts';
import { runDeviceSimulator } from '../common/runDeviceSimulator.ts';
import { CAMERA_NIR } from './cameraNirModel.ts';

await runDeviceSimulator(() => new SimulatedCamera(CAMERA_NIR));
