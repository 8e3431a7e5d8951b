import { InvalidReply } from '../errors.ts';
import type { AnswerElement } from '../transport/commands.ts';
import { ReplyFields } from '../transport/ReplyFields.ts';
import type { FocuserStatus } from './Focuser.ts';

/** More steps than any focuser has. */
export const MOST_STEPS = 100_000_000;
/** Beyond these a thermometer on a telescope is broken. */
const [COLDEST, WARMEST] = [-100, 100];

/**
 * Decodes a focuser's STATUS element received at `at`.
 * @throws InvalidReply naming the field that is missing, of the wrong kind, out of range or contradicted by another
 */
export function decodeFocuserStatus(device: string, element: AnswerElement, at: number): FocuserStatus {
  const fields = new ReplyFields(device, 'STATUS', element);
  fields.oneOf('from', [device]);
  fields.instant('date');
  const smallestSteps = fields.integer('min', 0, MOST_STEPS);
  const largestSteps = fields.integer('max', 0, MOST_STEPS);
  if (largestSteps <= smallestSteps)
    throw new InvalidReply(device, `STATUS.max ${largestSteps} is not above STATUS.min ${smallestSteps}`);
  return {
    at,
    positionSteps: fields.integer('position', smallestSteps, largestSteps),
    smallestSteps,
    largestSteps,
    moving: fields.flag('moving'),
    temperatureCelsius: fields.orNull('temperature', () => fields.number('temperature', COLDEST, WARMEST)),
    fault: fields.orNull('fault', () => fields.text('fault')),
  };
}
