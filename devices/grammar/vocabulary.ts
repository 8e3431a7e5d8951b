import { GRAMMAR_DEVICES, type GrammarDevice, type Verb } from './Instruction.ts';

/** What an argument may be; `number` with its bounds in the unit that the parameter's name says. */
export type ParameterKind =
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
  | { readonly kind: 'angle'; readonly from: number; readonly to: number; readonly hours: boolean }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'text' };

export interface Parameter {
  readonly name: string;
  readonly is: ParameterKind;
}

/** A sentence that the language has: what it means, and what it needs, in the order in which it may be given without names. */
export interface Entry {
  readonly verb: Verb;
  readonly word: string;
  readonly devices: readonly GrammarDevice[];
  readonly parameters: readonly Parameter[];
  readonly meaning: string;
}

const rightAscension: Parameter = { name: 'ra', is: { kind: 'angle', from: 0, to: 360, hours: true } };
const declination: Parameter = { name: 'dec', is: { kind: 'angle', from: -90, to: 90, hours: false } };
const altitude: Parameter = { name: 'alt', is: { kind: 'angle', from: -5, to: 90, hours: false } };
const azimuth: Parameter = { name: 'az', is: { kind: 'angle', from: 0, to: 360, hours: false } };
const onOff = (name: string): Parameter => ({ name, is: { kind: 'switch' } });
const cameras: readonly GrammarDevice[] = ['CAMERA_VIS', 'CAMERA_NIR'];

/** Everything that can be said to the instruments (GRAMMAR.md is written for people). */
export const VOCABULARY: readonly Entry[] = [
  {
    verb: 'GET',
    word: 'STATUS',
    devices: GRAMMAR_DEVICES,
    parameters: [],
    meaning: 'Reads everything the device tells of itself, now.',
  },
  { verb: 'GET', word: 'POSITION', devices: ['TELESCOPE'], parameters: [], meaning: 'Where the telescope points.' },
  { verb: 'GET', word: 'POSITION', devices: ['FOCUSER'], parameters: [], meaning: 'Where the drawtube is, in steps.' },
  { verb: 'GET', word: 'ANGLE', devices: ['ROTATOR'], parameters: [], meaning: 'How the field is turned.' },
  { verb: 'GET', word: 'AZIMUTH', devices: ['DOME'], parameters: [], meaning: 'Where the slit stands.' },
  { verb: 'GET', word: 'SHUTTER', devices: ['DOME'], parameters: [], meaning: 'How far the shutter is open.' },
  { verb: 'GET', word: 'TEMPERATURE', devices: cameras, parameters: [], meaning: 'Of the detector, and its setpoint.' },
  {
    verb: 'GET',
    word: 'FILTERS',
    devices: cameras,
    parameters: [],
    meaning: 'Those of the wheel, and the one in the beam.',
  },
  {
    verb: 'GET',
    word: 'SENSOR',
    devices: ['PLC'],
    parameters: [{ name: 'sensor', is: { kind: 'text' } }],
    meaning: 'The values of one instrument behind the PLC: "WXT520".',
  },
  {
    verb: 'DO',
    word: 'GOTO',
    devices: ['TELESCOPE'],
    parameters: [rightAscension, declination],
    meaning: 'Slews to a place among the stars (J2000), then tracks it.',
  },
  {
    verb: 'DO',
    word: 'GOTO_ALTAZ',
    devices: ['TELESCOPE'],
    parameters: [altitude, azimuth],
    meaning: 'Slews to a place above the horizon and stands there.',
  },
  { verb: 'DO', word: 'PARK', devices: ['TELESCOPE'], parameters: [], meaning: 'Goes to the park position and rests.' },
  {
    verb: 'DO',
    word: 'STOP',
    devices: ['TELESCOPE', 'DOME', 'FOCUSER', 'ROTATOR', 'COVER'],
    parameters: [],
    meaning: 'Stops every motion. Never refused.',
  },
  {
    verb: 'SET',
    word: 'TRACKING',
    devices: ['TELESCOPE'],
    parameters: [onOff('on')],
    meaning: 'Follows the stars, or stands.',
  },
  {
    verb: 'SET',
    word: 'COVER',
    devices: ['TELESCOPE'],
    parameters: [onOff('open')],
    meaning: 'Opens or shuts the mirror cover.',
  },
  { verb: 'DO', word: 'OPEN', devices: ['DOME'], parameters: [], meaning: 'Opens the shutter.' },
  { verb: 'DO', word: 'CLOSE', devices: ['DOME'], parameters: [], meaning: 'Shuts the shutter.' },
  { verb: 'DO', word: 'OPEN', devices: ['COVER'], parameters: [], meaning: 'Opens the mirror cover.' },
  { verb: 'DO', word: 'CLOSE', devices: ['COVER'], parameters: [], meaning: 'Shuts the mirror cover.' },
  {
    verb: 'DO',
    word: 'MOVE',
    devices: ['FOCUSER'],
    parameters: [{ name: 'position', is: { kind: 'number', from: 0, to: 100_000_000 } }],
    meaning: 'Moves the drawtube to a position, in steps.',
  },
  {
    verb: 'DO',
    word: 'STEP',
    devices: ['FOCUSER'],
    parameters: [{ name: 'steps', is: { kind: 'number', from: -1_000_000, to: 1_000_000 } }],
    meaning: 'Moves the drawtube on by so many steps; inwards when negative.',
  },
  {
    verb: 'DO',
    word: 'ROTATE',
    devices: ['ROTATOR'],
    parameters: [{ name: 'angle', is: { kind: 'angle', from: 0, to: 360, hours: false } }],
    meaning: 'Turns the field to an angle.',
  },
  { verb: 'DO', word: 'ROTATE', devices: ['DOME'], parameters: [azimuth], meaning: 'Turns the slit there.' },
  {
    verb: 'SET',
    word: 'FOLLOWING',
    devices: ['DOME'],
    parameters: [onOff('on')],
    meaning: 'Keeps the slit before the telescope, or leaves it.',
  },
  {
    verb: 'SET',
    word: 'FILTER',
    devices: cameras,
    parameters: [{ name: 'filter', is: { kind: 'text' } }],
    meaning: 'Brings a filter into the beam, without an exposure.',
  },
  {
    verb: 'DO',
    word: 'EXPOSE',
    devices: cameras,
    parameters: [
      { name: 'seconds', is: { kind: 'number', from: 0.001, to: 3600 } },
      { name: 'filter', is: { kind: 'text' } },
    ],
    meaning: 'Turns the wheel and takes one image.',
  },
  { verb: 'DO', word: 'ABORT', devices: cameras, parameters: [], meaning: 'Ends the exposure without an image.' },
  {
    verb: 'SET',
    word: 'LIGHT',
    devices: ['PLC'],
    parameters: [{ name: 'lamp', is: { kind: 'text' } }, onOff('on')],
    meaning: 'Switches a lamp: "LAMP_FLAT_CAGIRE".',
  },
  {
    verb: 'SET',
    word: 'FAN',
    devices: ['PLC'],
    parameters: [{ name: 'fan', is: { kind: 'text' } }, onOff('on')],
    meaning: 'Switches a fan of the dome: "FAN_DOME_EAST".',
  },
];

/** The entry for a sentence; undefined when the language has none. */
export function entryFor(verb: Verb, device: GrammarDevice, word: string): Entry | undefined {
  return VOCABULARY.find((entry) => entry.verb === verb && entry.word === word && entry.devices.includes(device));
}
