import { SimulatedCamera } from '../camera/SimulatedCamera.ts';
import { runDeviceSimulator } from '../common/runDeviceSimulator.ts';
import { CAMERA_VIS } from './cameraVisModel.ts';

await runDeviceSimulator(() => new SimulatedCamera(CAMERA_VIS));
