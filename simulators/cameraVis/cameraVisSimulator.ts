import { runCamera } from '../camera/runCamera.ts';
import { CAMERA_VIS } from './cameraVisModel.ts';

await runCamera(CAMERA_VIS);
