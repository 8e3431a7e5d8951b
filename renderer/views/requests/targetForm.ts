import type { PlanetName } from '../../../main-services/model/targetMotion.ts';
import { readDeclination, readRightAscension } from '../../format/readAngle.ts';
import type { TypedTarget } from './requestXml.ts';

export type TargetKind = 'fixed' | 'planet' | 'orbit' | 'satellite';

/** The target of a new request as typed; what is typed for one kind stays while another is looked at. */
export interface TargetForm {
  readonly kind: TargetKind;
  readonly rightAscension: string;
  readonly declination: string;
  readonly body: PlanetName | '';
  /** Where on its orbit the body is: at its perihelion, or at a mean anomaly. */
  readonly anchor: 'perihelion' | 'mean';
  readonly elements: Readonly<Record<string, string>>;
  /** Two-line elements as published, with or without the line of the name. */
  readonly lines: string;
}

export const EMPTY_TARGET: TargetForm = {
  kind: 'fixed',
  rightAscension: '',
  declination: '',
  body: '',
  anchor: 'perihelion',
  elements: {},
  lines: '',
};

export const BODIES = [
  'Mercury',
  'Venus',
  'Mars',
  'Jupiter',
  'Saturn',
  'Uranus',
  'Neptune',
  'Pluto',
] as const satisfies readonly PlanetName[];

/** An orbital element: its attribute in the XML of a request, and how it is called here. */
export interface ElementField {
  readonly attribute: string;
  readonly label: string;
  readonly unit?: string;
  readonly placeholder?: string;
}

const SHAPE: readonly ElementField[] = [
  { attribute: 'eccentricity', label: 'Eccentricity' },
  { attribute: 'inclination', label: 'Inclination', unit: '°' },
  { attribute: 'node', label: 'Ascending node', unit: '°' },
  { attribute: 'argument', label: 'Perihelion arg.', unit: '°' },
];
const ON_THE_ORBIT: Readonly<Record<TargetForm['anchor'], readonly ElementField[]>> = {
  perihelion: [
    { attribute: 'perihelion-distance', label: 'Perihelion at', unit: 'AU' },
    { attribute: 'perihelion-time', label: 'on', placeholder: 'date or JD, TT' },
  ],
  mean: [
    { attribute: 'semi-major-axis', label: 'Semi-major axis', unit: 'AU' },
    { attribute: 'mean-anomaly', label: 'Mean anomaly', unit: '°' },
    { attribute: 'epoch', label: 'Epoch', placeholder: 'date or JD, TT' },
  ],
};

/** The elements an orbit is typed with. */
export function orbitFields(anchor: TargetForm['anchor']): {
  readonly shape: readonly ElementField[];
  readonly onTheOrbit: readonly ElementField[];
} {
  return { shape: SHAPE, onTheOrbit: ON_THE_ORBIT[anchor] };
}

/** The attributes of a moving target's `<target>` as far as they are typed; null for a fixed one. */
export function attributesOf(form: TargetForm): Readonly<Record<string, string>> | null {
  switch (form.kind) {
    case 'fixed':
      return null;
    case 'planet':
      return { body: form.body };
    case 'orbit': {
      const { shape, onTheOrbit } = orbitFields(form.anchor);
      return Object.fromEntries(
        [...shape, ...onTheOrbit].map(({ attribute }) => [attribute, (form.elements[attribute] ?? '').trim()]),
      );
    }
    case 'satellite':
      return linesOf(form.lines);
  }
}

/** Two lines, or three of which the first is the name; what is too much is left in the second, to be refused. */
function linesOf(text: string): { readonly line1: string; readonly line2: string } {
  const typed = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [line1 = '', ...rest] = typed.length === 3 ? typed.slice(1) : typed;
  return { line1, line2: rest.join(' ') };
}

/** The target once nothing is missing: of a fixed one read, of a moving one for the services to read; otherwise null. */
export function readTargetForm(form: TargetForm): TypedTarget | null {
  const attributes = attributesOf(form);
  if (attributes) return Object.values(attributes).includes('') ? null : { attributes };
  const rightAscension = readRightAscension(form.rightAscension);
  const declination = readDeclination(form.declination);
  if (!rightAscension.ok || !declination.ok) return null;
  return { rightAscensionDegrees: rightAscension.value, declinationDegrees: declination.value };
}

/** What the target still needs, as words for a list. */
export function missingOfTarget(form: TargetForm): readonly string[] {
  if (readTargetForm(form)) return [];
  if (form.kind === 'planet') return ['a planet'];
  if (form.kind === 'satellite') return ['two lines of elements'];
  if (form.kind === 'orbit') {
    const { shape, onTheOrbit } = orbitFields(form.anchor);
    const blank = [...shape, ...onTheOrbit].filter(({ attribute }) => (form.elements[attribute] ?? '').trim() === '');
    return [blank.length === 1 ? '1 orbital element' : `${blank.length} orbital elements`];
  }
  return [
    ...(readRightAscension(form.rightAscension).ok ? [] : ['a right ascension']),
    ...(readDeclination(form.declination).ok ? [] : ['a declination']),
  ];
}

/**
 * What the services found wrong with a moving target, by attribute; under "" what belongs to none. They say
 * "target: ATTRIBUTE …", a line for each; the first of an attribute counts.
 */
export function problemsByAttribute(reason: string, attributes: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of reason.split('\n')) {
    const words = line.replace(/^target: /, '');
    const attribute = attributes.find((name) => words.startsWith(`${name} `)) ?? '';
    const sentence = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`;
    if (!found.has(attribute)) found.set(attribute, sentence);
  }
  return found;
}
