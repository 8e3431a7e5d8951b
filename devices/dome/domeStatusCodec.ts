import { InvalidReply } from '../errors.ts';
import type { AnswerElement } from '../transport/commands.ts';
import { ReplyFields } from '../transport/ReplyFields.ts';
import type { DomeStatus, ShutterState } from './Dome.ts';

const STATES: readonly ShutterState[] = ['OPEN', 'OPENING', 'CLOSING', 'CLOSED', 'STOPPED', 'FAULT'];
/** A shutter that says CLOSED may stand open by the play of its limit switch, not more. */
const SHUT_PERCENT = 1;
/** What the arithmetic of a percentage may add at its ends. */
const ROUNDING_PERCENT = 0.01;

/**
 * Decodes a dome's STATUS element received at `at`.
 * @throws InvalidReply naming the field that is missing, of the wrong kind, out of range or contradicted by another
 */
export function decodeDomeStatus(device: string, element: AnswerElement, at: number): DomeStatus {
  const fields = new ReplyFields(device, 'STATUS', element);
  fields.oneOf('from', [device]);
  fields.instant('date');
  const shutter = fields.oneOf('shutter', STATES);
  const percent = fields.number('percent', -ROUNDING_PERCENT, 100 + ROUNDING_PERCENT);
  const shutterPercent = Math.min(100, Math.max(0, percent));
  if (shutter === 'CLOSED' && shutterPercent > SHUT_PERCENT) {
    throw new InvalidReply(device, `STATUS.shutter says CLOSED, but STATUS.percent says ${shutterPercent} % open`);
  }
  if (shutter === 'OPEN' && shutterPercent < 100 - SHUT_PERCENT) {
    throw new InvalidReply(device, `STATUS.shutter says OPEN, but STATUS.percent says ${shutterPercent} % open`);
  }
  return {
    at,
    shutter,
    shutterPercent,
    azimuthDegrees: fields.turn('az'),
    targetAzimuthDegrees: fields.orNull('target_az', () => fields.turn('target_az')),
    rotating: fields.flag('rotating'),
    fault: fields.orNull('fault', () => fields.text('fault')),
  };
}
