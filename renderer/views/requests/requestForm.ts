import type { Typed } from '../../format/readAngle.ts';
import { readNumber } from '../../format/readNumber.ts';
import type { TypedPlan, TypedRequest } from './requestXml.ts';
import { EMPTY_TARGET, missingOfTarget, readTargetForm, type TargetForm } from './targetForm.ts';

/** The fields of a new request as typed. */
export interface RequestForm {
  readonly name: string;
  readonly programme: string;
  readonly night: string;
  readonly allOrNothing: boolean;
  readonly targetName: string;
  readonly place: TargetForm;
  readonly priority: string;
  readonly mandatory: boolean;
  readonly reportNights: string;
  readonly overhead: string;
  readonly airmass: string;
  readonly moonDistance: string;
  readonly plans: readonly PlanForm[];
}

export interface PlanForm {
  readonly detector: 'VIS' | 'NIR';
  readonly filter: string;
  readonly exposure: string;
  readonly count: string;
  readonly dither: string;
}

/** Filters by camera, as the cameras are built (simulators/PROTOCOL.md, COLIBRI's DDRAGO and CAGIRE). */
export const CAMERA_FILTERS = {
  VIS: ['g', 'r', 'i', 'z', 'B', 'V', 'R', 'I'],
  NIR: ['J', 'H'],
} as const satisfies Record<PlanForm['detector'], readonly string[]>;

export const EMPTY_PLAN: PlanForm = { detector: 'VIS', filter: 'r', exposure: '60', count: '5', dither: '10' };

export const EMPTY_FORM: RequestForm = {
  name: '',
  programme: '',
  night: 'tonight',
  allOrNothing: false,
  targetName: '',
  place: EMPTY_TARGET,
  priority: '0',
  mandatory: false,
  reportNights: '0',
  overhead: '60',
  airmass: '2',
  moonDistance: '30',
  plans: [EMPTY_PLAN],
};

/** What each field means or why it is wrong; the ranges are those of the services, which have the last word. */
export function readFields(form: RequestForm) {
  return {
    night: readNight(form.night),
    priority: readNumber(form.priority, { name: 'The priority', minimum: -5, maximum: 5, whole: true }),
    reportNights: readNumber(form.reportNights, {
      name: 'Putting off',
      minimum: 0,
      maximum: 7,
      unit: 'nights',
      whole: true,
    }),
    overhead: readNumber(form.overhead, { name: 'The time to set up', minimum: 0, maximum: 3600, unit: 's' }),
    airmass: readNumber(form.airmass, { name: 'The air mass', minimum: 1, maximum: 10 }),
    moonDistance: readNumber(form.moonDistance, {
      name: 'The distance to the Moon',
      minimum: 0,
      maximum: 180,
      unit: '°',
    }),
  } as const;
}

/** The same for one plan. */
export function readPlan(plan: PlanForm) {
  return {
    exposure: readNumber(plan.exposure, { name: 'The exposure', minimum: 0.1, maximum: 3600, unit: 's' }),
    count: readNumber(plan.count, { name: 'The number of images', minimum: 1, maximum: 1000, whole: true }),
    dither: readNumber(plan.dither, { name: 'The dither', minimum: 0, maximum: 300, unit: '″' }),
  } as const;
}

function readNight(text: string): Typed {
  const good =
    text.trim() === 'tonight' || (/^\d{4}-\d{2}-\d{2}$/.test(text.trim()) && !Number.isNaN(Date.parse(text)));
  return good ? { ok: true, value: 0 } : { ok: false, reason: 'Type "tonight" or a date as 2026-12-16.' };
}

/** The request when everything is right; otherwise null. */
export function readForm(form: RequestForm, userName: string): TypedRequest | null {
  const fields = readFields(form);
  const plans: TypedPlan[] = [];
  for (const plan of form.plans) {
    const { exposure, count, dither } = readPlan(plan);
    if (!exposure.ok || !count.ok || !dither.ok) return null;
    plans.push({
      detector: plan.detector,
      filter: plan.filter,
      exposureSeconds: exposure.value,
      imageCount: count.value,
      ditherArcseconds: dither.value,
    });
  }
  const target = readTargetForm(form.place);
  const { night, priority, reportNights, overhead, airmass, moonDistance } = fields;
  const named = form.name.trim() !== '' && form.programme.trim() !== '';
  if (!named || plans.length === 0 || target === null || !night.ok) return null;
  if (!priority.ok || !reportNights.ok || !overhead.ok || !airmass.ok || !moonDistance.ok) return null;
  return {
    name: form.name.trim(),
    userName,
    programme: form.programme.trim(),
    night: form.night.trim(),
    allOrNothing: form.allOrNothing,
    sequenceName: form.targetName.trim() || form.name.trim(),
    target,
    priorityOffset: priority.value,
    mandatory: form.mandatory,
    reportNights: reportNights.value,
    overheadSeconds: overhead.value,
    maximumAirmass: airmass.value,
    minimumMoonDistanceDegrees: moonDistance.value,
    plans,
  };
}

/** How long the sequence takes: both cameras expose at the same time, the longer one counts. Null while a plan is wrong. */
export function exposureSecondsOf(plans: readonly PlanForm[]): number | null {
  const total = { VIS: 0, NIR: 0 };
  for (const plan of plans) {
    const { exposure, count } = readPlan(plan);
    if (!exposure.ok || !count.ok) return null;
    total[plan.detector] += exposure.value * count.value;
  }
  return Math.max(total.VIS, total.NIR);
}

/** What is still missing or wrong, as a sentence; null when the form is whole. */
export function missingWords(form: RequestForm): string | null {
  if (readForm(form, '')) return null;
  const missing = [
    form.name.trim() === '' ? 'a name' : null,
    form.programme.trim() === '' ? 'a programme' : null,
    ...missingOfTarget(form.place),
  ].filter((one) => one !== null);
  return missing.length > 0 ? `It still needs ${missing.join(', ')}.` : 'A field is not right yet.';
}
