import type { AnswerElement } from '../transport/commands.ts';
import { ReplyFields } from '../transport/ReplyFields.ts';
import type { MountState, MountStatus } from './Mount.ts';

/** No cable hangs so loosely: three turns. */
const MOST_WRAP_DEGREES = 1080;
const STATES: readonly MountState[] = ['PARKED', 'PARKING', 'STOPPED', 'SLEWING', 'TRACKING', 'FAULT'];

/**
 * Decodes a telescope's STATUS element received at `at`.
 * @throws InvalidReply naming the field that is missing, of the wrong kind or out of range
 */
export function decodeMountStatus(device: string, element: AnswerElement, at: number): MountStatus {
  const fields = new ReplyFields(device, 'STATUS', element);
  fields.oneOf('from', [device]);
  fields.instant('date');
  return {
    at,
    state: fields.oneOf('state', STATES),
    rightAscensionDegrees: fields.turn('ra'),
    declinationDegrees: fields.number('dec', -90, 90),
    altitudeDegrees: fields.number('alt', -90, 90),
    azimuthDegrees: fields.turn('az'),
    targetRightAscensionDegrees: fields.orNull('target_ra', () => fields.turn('target_ra')),
    targetDeclinationDegrees: fields.orNull('target_dec', () => fields.number('target_dec', -90, 90)),
    coverOpen: fields.oneOf('cover', ['open', 'closed']) === 'open',
    ...(element.wrap === undefined
      ? {}
      : {
          cableWrapDegrees: fields.orNull('wrap', () => fields.number('wrap', -MOST_WRAP_DEGREES, MOST_WRAP_DEGREES)),
        }),
    ...(element.rate === undefined ? {} : { trackingRate: fields.orNull('rate', () => fields.text('rate')) }),
    fault: fields.orNull('fault', () => fields.text('fault')),
  };
}
