import { InvalidReply } from '../errors.ts';
import type { AnswerElement } from '../transport/commands.ts';
import { ReplyFields } from '../transport/ReplyFields.ts';
import type { CameraState, CameraStatus } from './Camera.ts';
import { CAMERA_LIMITS } from './cameraLimits.ts';

const STATES: readonly CameraState[] = ['IDLE', 'EXPOSING', 'READING', 'READY', 'FAULT'];

/**
 * Decodes a camera's STATUS element received at `at`.
 * @throws InvalidReply naming the field that is missing, of the wrong kind, out of range or contradicted by another
 */
export function decodeCameraStatus(device: string, element: AnswerElement, at: number): CameraStatus {
  const fields = new ReplyFields(device, 'STATUS', element);
  const { longestExposureSeconds, coldestCelsius, warmestCelsius, mostFilters, mostPixels } = CAMERA_LIMITS;
  fields.oneOf('from', [device]);
  fields.instant('date');
  const filters = fields.texts('filters', mostFilters);
  const filter = fields.text('filter');
  if (!filters.includes(filter)) {
    throw new InvalidReply(device, `STATUS.filter "${filter}" is not among STATUS.filters ${filters.join(', ')}`);
  }
  return {
    at,
    state: fields.oneOf('state', STATES),
    remainingSeconds: fields.number('remaining', 0, longestExposureSeconds),
    temperatureCelsius: fields.number('temperature', coldestCelsius, warmestCelsius),
    setpointCelsius: fields.number('setpoint', coldestCelsius, warmestCelsius),
    filter,
    filters,
    widthPixels: fields.integer('width', 1, mostPixels),
    heightPixels: fields.integer('height', 1, mostPixels),
    fault: fields.orNull('fault', () => fields.text('fault')),
  };
}
