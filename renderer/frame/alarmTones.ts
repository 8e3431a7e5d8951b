import type { AlarmSound } from '../../main-services/model/alarm.ts';

/** One pulse of a signal. */
export interface Tone {
  /** Seconds from the beginning. */
  readonly at: number;
  readonly seconds: number;
  readonly hertz: number;
  /** 0 … 1. */
  readonly loudness: number;
}

/** Pulses of a burst: pitches and the time from the beginning of each. */
interface Burst {
  readonly hertz: readonly number[];
  readonly at: readonly number[];
  readonly pulseSeconds: number;
  readonly loudness: number;
}

/**
 * Told apart without looking, after IEC 60601-1-8: five pulses (three and two) for what cannot wait, three for what must be seen to
 * soon, two soft ones for what should be known; a falling run for a flood. Pulses from 150 Hz to 1000 Hz.
 */
const BURSTS: Readonly<Record<AlarmSound['severity'] | 'flood', Burst>> = {
  CRITICAL: {
    hertz: [988, 784, 988, 988, 784],
    at: [0, 0.2, 0.4, 0.75, 0.95],
    pulseSeconds: 0.14,
    loudness: 0.6,
  },
  SERIOUS: { hertz: [523, 659, 784], at: [0, 0.3, 0.6], pulseSeconds: 0.2, loudness: 0.4 },
  WARNING: { hertz: [440, 349], at: [0, 0.35], pulseSeconds: 0.25, loudness: 0.22 },
  flood: {
    hertz: [880, 784, 659, 587, 494, 440],
    at: [0, 0.12, 0.24, 0.36, 0.48, 0.6],
    pulseSeconds: 0.1,
    loudness: 0.4,
  },
};
/** A critical burst comes twice, an escalated one too. */
const SECOND_BURST_AFTER_SECONDS = 1.4;

/** What is played for a sound. */
export function alarmTones({ severity, cause }: Pick<AlarmSound, 'severity' | 'cause'>): readonly Tone[] {
  const { hertz, at, pulseSeconds, loudness } = BURSTS[cause === 'flood' ? 'flood' : severity];
  const once = hertz.map((pitch, i) => ({ at: at[i] ?? 0, seconds: pulseSeconds, hertz: pitch, loudness }));
  const twice = cause === 'escalated' || (severity === 'CRITICAL' && cause === 'new');
  return twice ? [...once, ...once.map((tone) => ({ ...tone, at: tone.at + SECOND_BURST_AFTER_SECONDS }))] : once;
}

/** How long they last, seconds. */
export function lengthSeconds(tones: readonly Tone[]): number {
  return Math.max(0, ...tones.map(({ at, seconds }) => at + seconds));
}
