import type { PlannedSequence, Planning } from '../../../main-services/model/planning.ts';
import type { SkyTargetView } from '../../drawing/SkyTarget.tsx';
import { type Glyph, glyphOf } from '../../night/bandModel.ts';

/** Of several sequences on one place the one that matters most now is shown. */
const RANK: readonly Glyph[] = ['executing', 'planned', 'torn', 'done', 'dropped'];

/** The targets of a planning, one per place on the sky; calibrations without a place are left out. */
export function skyTargets(planning: Planning | null, pointedId: number | null): readonly SkyTargetView[] {
  const places = new Map<string, PlannedSequence>();
  for (const one of planning?.planned ?? []) {
    if (one.rightAscensionDegrees === 0 && one.declinationDegrees === 0) continue;
    const key = `${one.rightAscensionDegrees} ${one.declinationDegrees}`;
    const known = places.get(key);
    if (!known || RANK.indexOf(glyphOf(one)) < RANK.indexOf(glyphOf(known))) places.set(key, one);
  }
  return [...places.values()].map((one) => ({
    id: one.sequenceId,
    name: one.name,
    place: one,
    glyph: glyphOf(one),
    isAlert: one.isAlert,
    pointed: one.sequenceId === pointedId,
  }));
}
