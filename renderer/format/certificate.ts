import type { PlanningCertificate } from '../../main-services/model/planning.ts';

/** Value is priority times seconds; people read priority times minutes. */
const SECONDS_PER_MINUTE = 60;

/** How near the best possible a planning is proven to be, as a headline. */
export function certificateWords(certificate: PlanningCertificate | null | undefined): string {
  if (!certificate) return 'Not yet proven how near the best possible';
  if (certificate.optimal || certificate.gap <= 0) return 'Proven to be the best possible';
  return `Within ${gapPercent(certificate.gap)} of the best possible`;
}

/** Rounded up: the planning is never called better than it is proven. */
export function gapPercent(gap: number): string {
  const percent = gap * 100;
  const digits = percent < 10 ? 1 : 0;
  const scale = 10 ** digits;
  return `${(Math.ceil(Number((percent * scale).toFixed(6))) / scale).toFixed(digits)} %`;
}

export function valueWords(value: number): string {
  return Math.round(value / SECONDS_PER_MINUTE).toLocaleString('en-US');
}
