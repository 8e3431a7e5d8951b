/** secure = close now; hold = would not close, but keeps from opening; allow = fine. */
export type Decision = 'secure' | 'hold' | 'allow';

/** What one rule says: {value; interpretation; mustSecure} of the original, with its reason and its way back. */
export interface RuleState {
  /** "rain", "wind", "humidity" …: the rule's file name. */
  readonly rule: string;
  readonly label: string;
  readonly value: number | string | null;
  readonly unit: string;
  /** In words: "raining hard", "doors shut". */
  readonly interpretation: string;
  /** The original's "mise en sécurité": the observatory must be in safety, now or still, until hysteresis and hold-off have ended. */
  readonly mustSecure: boolean;
  readonly decision: Decision;
  /** Why it decides as it does, in a sentence. */
  readonly reason: string;
  /** When it secures, in words: "≥ 85 %". */
  readonly securesAt: string;
  /** When it lets open again after it secured, in words: "< 80 %". */
  readonly opensAt: string;
  /** How long it must be fine again before the dome may open, milliseconds. */
  readonly holdOffMs: number;
  /** Limit in the value's unit for drawing nearness; null where there is no number. */
  readonly limit: number | null;
  /** When the value was measured; null if never. */
  readonly readingAt: number | null;
  readonly sensors: readonly string[];
  /** When the hold-off ends if nothing gets worse; null when none runs. */
  readonly reopensAt: number | null;
}

/** A sensor that is not believed, and what speaks against it. */
export interface SensorSuspect {
  readonly sensor: string;
  readonly quantity: string;
  readonly evidence: string;
}

/** Row of weather_watch; null = not measured by any sensor that counts. */
export interface WeatherSynthesis {
  readonly globalStatus: string;
  readonly updated: number;
  /** Percent. */
  readonly humidity: number | null;
  /** Metres per second. */
  readonly wind: number | null;
  /** Degrees, N=0, E=90. */
  readonly windDir: number | null;
  /** Degrees Celsius. */
  readonly temperature: number | null;
  /** Hectopascals at site elevation. */
  readonly pressure: number | null;
  /** Millimetres per hour. */
  readonly rain: number | null;
  /** Sky minus ambient temperature, kelvins: the more negative the clearer. */
  readonly cloud: number | null;
}

/** Row of site_watch; null = not known. */
export interface SiteSynthesis {
  readonly globalStatus: string;
  readonly updated: number;
  readonly lights: string | null;
  readonly dome: string | null;
  readonly doors: string | null;
  readonly temperature: number | null;
  readonly shutter: string | null;
  readonly pressure: number | null;
  readonly humidity: number | null;
}

/** One sensor's view of one quantity beside what the fusion made of it. */
export interface SensorReading {
  readonly sensor: string;
  readonly quantity: string;
  readonly value: number | string | null;
  readonly unit: string;
  readonly at: number;
  /** counted, invalid (the PLC's flag), stale, suspect. */
  readonly standing: 'counted' | 'invalid' | 'stale' | 'suspect';
}

/** The environment as the majordome, the interlocks and the console see it. */
export interface EnvironmentState {
  readonly at: number;
  /** False = the observatory must be closed. */
  readonly safe: boolean;
  /** True = nothing keeps it from opening (safe and no hold). */
  readonly mayOpen: boolean;
  /** The deciding reason in words. */
  readonly cause: string;
  /** The deciding rule; null when safe. */
  readonly causeRule: string | null;
  /** When it may reopen at the earliest; null when not counting. */
  readonly reopensAt: number | null;
  readonly weather: WeatherSynthesis;
  readonly site: SiteSynthesis;
  readonly rules: readonly RuleState[];
  readonly suspects: readonly SensorSuspect[];
  readonly readings: readonly SensorReading[];
  /** Dew point by the fused temperature and humidity, °C. */
  readonly dewPointCelsius: number | null;
  /** Highest wind of the last ten minutes, m/s. */
  readonly gust: number | null;
  /** Last well-formed PLC reply; null if none yet. */
  readonly lastReplyAt: number | null;
}
