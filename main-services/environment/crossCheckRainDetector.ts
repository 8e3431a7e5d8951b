import type { SensorSuspect } from '../model/environment.ts';
import type { ChannelReading } from './readChannels.ts';

/** "3V=Dry <2.5V=Rain", says the PLC's comment on the DRD11's analog output. */
const RAIN_BELOW_VOLTS = 2.5;

export interface RainDetector {
  readonly sensor: string;
  readonly wet: boolean;
}

/**
 * Reads the two outputs of each rain detector: the analog one (below 2.5 V: rain) and the digital one (0: rain). Where they
 * contradict each other the detector is a suspect and no witness of anything; with one output only, that one counts.
 */
export function crossCheckRainDetector(readings: readonly ChannelReading[]): {
  readonly detectors: readonly RainDetector[];
  readonly suspects: readonly SensorSuspect[];
} {
  const detectors: RainDetector[] = [];
  const suspects: SensorSuspect[] = [];
  const counted = readings.filter(({ standing }) => standing === 'counted');
  const outputs = counted.filter(
    ({ quantity }) => quantity === 'rainDetectorVoltage' || quantity === 'rainDetectorDry',
  );
  for (const sensor of new Set(outputs.map((each) => each.sensor))) {
    const output = (quantity: string) =>
      outputs.find((each) => each.sensor === sensor && each.quantity === quantity)?.value;
    const volts = output('rainDetectorVoltage');
    const dry = output('rainDetectorDry');
    const analogWet = typeof volts === 'number' ? volts < RAIN_BELOW_VOLTS : null;
    const digitalWet = typeof dry === 'number' ? dry === 0 : null;
    if (analogWet !== null && digitalWet !== null && analogWet !== digitalWet) {
      const analog = `analog ${volts} V says ${said(analogWet)} (below ${RAIN_BELOW_VOLTS} V is rain)`;
      suspects.push({ sensor, quantity: 'rain', evidence: `${analog}, digital ${dry} says ${said(digitalWet)}` });
      continue;
    }
    const wet = analogWet ?? digitalWet;
    if (wet !== null) detectors.push({ sensor, wet });
  }
  return { detectors, suspects };
}

function said(wet: boolean): string {
  return wet ? 'rain' : 'dry';
}
