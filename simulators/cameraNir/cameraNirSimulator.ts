import { runCamera } from '../camera/runCamera.ts';
import { CAMERA_NIR } from './cameraNirModel.ts';

await runCamera(CAMERA_NIR);
