import type { AccessoriesState } from '../model/operations.ts';
import type { FitsCard } from './fits/FitsCard.ts';

/** How focuser and rotator stood, as last read; nothing of what is not fitted or does not answer. */
export function opticsCards(accessories: AccessoriesState | undefined): FitsCard[] {
  const { focuser, rotator } = accessories ?? {};
  const focus = focuser?.link.connected ? focuser.status : null;
  const turned = rotator?.link.connected ? rotator.status : null;
  return [
    { keyword: 'FOCUSPOS', value: focus?.positionSteps ?? null, comment: '[step] Position of the focuser' },
    {
      keyword: 'FOCUSTEM',
      value: focus?.temperatureCelsius ?? null,
      comment: '[Celsius] Temperature at the focuser',
      decimals: 2,
    },
    { keyword: 'ROTANGLE', value: turned?.angleDegrees ?? null, comment: '[deg] Angle of the rotator', decimals: 3 },
  ];
}
