import type { InputOf } from '../../../electron/ipc/contract/index.ts';
import { type RequestForm, readFields } from './requestForm.ts';
import { attributesOf, readTargetForm } from './targetForm.ts';

/** What is asked about the target of a form, and how it is called meanwhile. */
export interface TypedVisibility {
  readonly name: string;
  readonly nightDate: string;
  readonly maximumAirmass: number;
  readonly question: InputOf<'requests.visibility'>;
}

/** The question a form raises; null while too little of it is typed. @param tonight what "tonight" means */
export function typedVisibility(form: RequestForm, tonight: string): TypedVisibility | null {
  const { night, airmass, moonDistance } = readFields(form);
  if (!night.ok || !airmass.ok || !moonDistance.ok) return null;
  const nightDate = form.night.trim() === 'tonight' ? tonight : form.night.trim();
  const limits = { maximumAirmass: airmass.value, minimumMoonDistanceDegrees: moonDistance.value };
  const name = form.place.kind === 'planet' ? form.place.body : 'the target typed';
  const asked = { name, nightDate, maximumAirmass: airmass.value };
  const target = attributesOf(form.place);
  if (target !== null) {
    const isEmpty = Object.values(target).every((value) => value === '');
    return isEmpty ? null : { ...asked, question: { nightDate, limits, target } };
  }
  const place = readTargetForm(form.place);
  return place && 'rightAscensionDegrees' in place ? { ...asked, question: { nightDate, limits, ...place } } : null;
}
