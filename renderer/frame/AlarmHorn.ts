import { lengthSeconds, type Tone } from './alarmTones.ts';

/** Rise and fall of a pulse, seconds: without them it clicks. */
const EDGE_SECONDS = 0.015;
/** Strength of the harmonics, the fundamental first: four at least are heard across a noisy room (IEC 60601-1-8). */
const HARMONICS = [1, 0.5, 0.33, 0.25, 0.2];
/** A page that may make sounds begins to within this time, on a busy machine too. */
const MAY_SOUND_WITHIN_MS = 5000;

/** Plays generated tones; makes its audio device only when there is something to be heard. */
export class AlarmHorn {
  #audio: AudioContext | null = null;
  #quietAt = 0;
  #loudness = 0;

  /** Plays, unless the one before still sounds and is as loud: what is graver is louder, and heard at once. Answers false when the browser does not let this page be heard. */
  async play(tones: readonly Tone[]): Promise<boolean> {
    this.#audio ??= new AudioContext();
    const audio = this.#audio;
    if (!(await begins(audio))) return false;
    const loudness = Math.max(0, ...tones.map((tone) => tone.loudness));
    if (audio.currentTime < this.#quietAt && loudness <= this.#loudness) return true;
    this.#loudness = loudness;
    const wave = audio.createPeriodicWave(
      new Float32Array([0, ...HARMONICS.map(() => 0)]),
      new Float32Array([0, ...HARMONICS]),
    );
    const start = audio.currentTime + 0.02;
    for (const tone of tones) pulse(audio, wave, tone, start);
    this.#quietAt = start + lengthSeconds(tones);
    return true;
  }

  close(): void {
    void this.#audio?.close();
    this.#audio = null;
    this.#quietAt = 0;
  }
}

async function begins(audio: AudioContext): Promise<boolean> {
  if (audio.state === 'running') return true;
  const late = new Promise<void>((resolve) => setTimeout(resolve, MAY_SOUND_WITHIN_MS));
  await Promise.race([audio.resume(), late]);
  return (audio.state as AudioContextState) === 'running';
}

function pulse(audio: AudioContext, wave: PeriodicWave, tone: Tone, start: number): void {
  const oscillator = audio.createOscillator();
  oscillator.setPeriodicWave(wave);
  oscillator.frequency.value = tone.hertz;
  const gain = audio.createGain();
  const begin = start + tone.at;
  const end = begin + tone.seconds;
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(tone.loudness, begin + EDGE_SECONDS);
  gain.gain.setValueAtTime(tone.loudness, end - EDGE_SECONDS);
  gain.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(begin);
  oscillator.stop(end + EDGE_SECONDS);
}
