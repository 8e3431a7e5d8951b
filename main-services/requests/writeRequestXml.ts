import type { RequestDraft, SequenceDraft } from '../model/requestDraft.ts';
import type { TargetMotion } from '../model/targetMotion.ts';

/** Characters that would end an attribute, and white space that a parser would turn into plain blanks. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A request in the XML that readRequestXml reads. Durations and windows are not written: they are computed anew. */
export function writeRequestXml(
  request: Pick<RequestDraft, 'name' | 'userName' | 'programmeName' | 'nightDate' | 'allOrNothing'> & {
    readonly sequences: readonly Omit<SequenceDraft, 'durationSeconds' | 'windows'>[];
  },
): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    open('request', 0, {
      name: request.name,
      user: request.userName,
      programme: request.programmeName,
      night: request.nightDate,
      strategy: request.allOrNothing ? 'all-or-nothing' : 'best-effort',
    }),
  ];
  for (const sequence of request.sequences) {
    lines.push(open('sequence', 1, sequenceAttributes(sequence)));
    if (sequence.motion) lines.push(open('target', 2, targetAttributes(sequence.motion)).replace(/>$/, '/>'));
    for (const album of sequence.albums) {
      lines.push(open('album', 2, { detector: album.detector }));
      for (const plan of album.plans) {
        const { name, filter, exposureSeconds: exposure, imageCount: count, ditherArcseconds: dither } = plan;
        lines.push(open('plan', 3, { name, filter, exposure, count, dither }).replace(/>$/, '/>'));
      }
      lines.push('    </album>');
    }
    lines.push('  </sequence>');
  }
  return `${[...lines, '</request>'].join('\n')}\n`;
}

function sequenceAttributes(sequence: Omit<SequenceDraft, 'durationSeconds' | 'windows'>) {
  return {
    name: sequence.name,
    ...(sequence.motion ? {} : { ra: sequence.rightAscensionDegrees, dec: sequence.declinationDegrees }),
    priority: sequence.priorityOffset,
    mandatory: sequence.mandatory ? 'yes' : 'no',
    'report-nights': sequence.reportNights,
    overhead: sequence.overheadSeconds,
    'max-airmass': sequence.maximumAirmass,
    'min-moon-distance': sequence.minimumMoonDistanceDegrees,
    preferred: sequence.preferredAt === null ? '' : new Date(sequence.preferredAt).toISOString(),
    'delta-left': sequence.mayMoveEarlierSeconds,
    'delta-right': sequence.mayMoveLaterSeconds,
    ...(sequence.maximumMoonIllumination === undefined
      ? {}
      : { 'max-moon-light': Number((sequence.maximumMoonIllumination * 100).toFixed(6)) }),
    ...(sequence.filler ? { filler: 'yes' } : {}),
  };
}

function targetAttributes(motion: TargetMotion): Readonly<Record<string, string | number>> {
  if (motion.kind === 'planet') return { body: motion.name };
  if (motion.kind === 'satellite') return { line1: motion.line1, line2: motion.line2 };
  return {
    'perihelion-distance': motion.perihelionDistanceAu,
    eccentricity: motion.eccentricity,
    inclination: motion.inclinationDegrees,
    node: motion.ascendingNodeDegrees,
    argument: motion.perihelionArgumentDegrees,
    'perihelion-time': motion.perihelionJulianDate,
  };
}

function open(element: string, depth: number, attributes: Readonly<Record<string, string | number>>): string {
  const words = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `${'  '.repeat(depth)}<${element} ${words.join(' ')}>`;
}

function escaped(value: string | number): string {
  return String(value).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
