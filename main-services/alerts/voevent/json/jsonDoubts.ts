import type { JsonFields } from './JsonFields.ts';

/** What a notice of the unified schema itself holds against acting on it. */
export function jsonDoubts(json: JsonFields): readonly string[] {
  const doubts: string[] = [];
  if (json.text('alert_tense') === 'archival') doubts.push('It is about a burst of the past, found in the archive.');
  if (json.flag('star_tracker_locked') === false) doubts.push('The satellite had lost its star lock.');
  if (json.flag('possible_cosmic_ray') === true) doubts.push('It may be a cosmic ray.');
  const classes = json.inside('classification');
  for (const name of classes.names()) {
    const probability = classes.number(name) ?? 0;
    if (/^(?:grb|unknown|bns|nsbh|bbh)/i.test(name) || probability <= LIKELY) continue;
    doubts.push(`It is classified as "${name.slice(0, 40)}" with ${Math.round(probability * 100)} %.`);
  }
  return doubts;
}

/** More likely than not. */
const LIKELY = 0.5;
