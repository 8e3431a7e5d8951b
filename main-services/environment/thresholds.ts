const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Limits, hysteresis and hold-off times of all rules. All of it is configuration; these are the defaults with their sources. */
export const DEFAULT_THRESHOLDS = {
  /** A reading, and the PLC itself, is stale after three polls of 2 s (architecture.md: "no fresh reading within three periods closes"). */
  staleAfterMs: 6 * SECOND,
  /**
   * A PLC whose date jumps farther than this, back or ahead of our clock, is not believed: one of the two clocks is wrong. Controllers without time service drift by minutes a month.
   */
  dateToleranceMs: 5 * MINUTE,
  /** After a quantity was missing: long enough that a line that comes and goes does not move the dome to and fro. */
  missingHoldOffMs: MINUTE,
  /** A station whose every output stands still for so long, after having varied, is frozen: real wind never repeats that long. */
  frozenAfterMs: 10 * MINUTE,
  /** WMO-No. 8 (vol. I, ch. 5): the peak gust of the last ten minutes. */
  gustWindowMs: 10 * MINUTE,
  /** Any report of rain closes; architecture.md: hold-off 3600 s. */
  rain: { securesAbove: 0, holdOffMs: 3600 * SECOND },
  /**
   * The default, 11 m/s sustained (40 km/h; ING closes its small dome at 50 km/h); architecture.md: hold-off 300 s.
   * One m/s of hysteresis: three times the accuracy of an ultrasonic anemometer (WXT520: 0.3 m/s).
   */
  wind: { securesAt: 11, opensBelow: 10, holdOffMs: 300 * SECOND },
  /**
   * The default, 16 m/s gusts; the VATT on Mt Graham closes at gusts of 30 knots = 15.4 m/s, recorded over ten minutes.
   * Those ten minutes are its hold-off: a gust counts until it has left the window.
   */
  gust: { securesAt: 16, opensBelow: 15, holdOffMs: 0 },
  /** SARA observatories close at 85 % and reopen below 80 %; architecture.md: hold-off 600 s. */
  humidity: { securesAt: 85, opensBelow: 80, holdOffMs: 600 * SECOND },
  /** LBT: the dew point stays more than 2 K below every part of the telescope. One kelvin of hysteresis; hold-off as humidity. */
  dewPointMargin: { securesAt: 2, opensAbove: 3, holdOffMs: 600 * SECOND },
  /**
   * Sky minus air in kelvins, scale of the Calar Alto cloud sensor: below −28 clear, −24…−19 some clouds, above −19 mainly cloudy
   * (not worth opening), above −14 overcast or fog, which wets the mirror before any rain detector notices.
   */
  cloud: { securesAt: -14, holdsAt: -19, holdOffMs: 300 * SECOND },
  /** Working range of telescope and dome drives; LBT closes at −20 °C. One kelvin of hysteresis. */
  temperature: { securesBelow: -15, securesAbove: 35, hysteresis: 1, holdOffMs: 300 * SECOND },
  /** The shipping forecast (Met Office): a fall of 3.6 hPa in three hours is "falling quickly", above 6 hPa "very rapidly". */
  pressure: { fallsQuickly: 3.6, fallsVeryRapidly: 6.1, overMs: 180 * MINUTE, holdOffMs: 1800 * SECOND },
  /** A station's own verdict has its own hysteresis; these five minutes are the wind's, the shortest of the weather's hold-offs. */
  stationVerdict: { holdOffMs: 300 * SECOND },
  /** Sunrise and sunset at the horizon, without refraction; the interlock opens the dome only below −1°. */
  daylight: { securesAtDegrees: 0, holdOffMs: 0 },
  /** As little as a night's images take (prerequisites.ts asks for more at the start); half a GB still takes database and log. */
  diskSpace: { securesAtGigabytes: 0.5, holdsAtGigabytes: 1, holdOffMs: 0 },
  /** Four beats of 5 s; ten seconds are left to begin the closing before the PLC does it by itself (architecture.md: 30 s). */
  heartbeat: { securesAfterMs: 20 * SECOND, holdOffMs: MINUTE },
  doors: { holdOffMs: 0 },
  /** People may still be about. */
  intrusion: { holdOffMs: 300 * SECOND },
  /** Power that comes and goes is no power. */
  mains: { holdOffMs: 300 * SECOND },
} as const satisfies ThresholdTree;

type ThresholdTree = { readonly [name: string]: number | { readonly [name: string]: number } };
type Widened<T> = { readonly [K in keyof T]: T[K] extends number ? number : Widened<T[K]> };

export type Thresholds = Widened<typeof DEFAULT_THRESHOLDS> & {
  /** Names of rules for which this site has no sensor; nothing follows from their silence. */
  readonly notMeasured?: readonly string[];
};
