export type Verb = 'GET' | 'SET' | 'DO';

/** The instruments that the language names. */
export const GRAMMAR_DEVICES = [
  'TELESCOPE',
  'DOME',
  'CAMERA_VIS',
  'CAMERA_NIR',
  'PLC',
  'FOCUSER',
  'ROTATOR',
  'COVER',
  'WEATHER',
] as const;
export type GrammarDevice = (typeof GRAMMAR_DEVICES)[number];

export type ArgumentValue = number | string | boolean;

/** One sentence of the instrument language, understood and checked: angles in degrees, times in seconds. */
export interface Instruction {
  readonly verb: Verb;
  readonly device: GrammarDevice;
  readonly word: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
}
