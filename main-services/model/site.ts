/** Where the observatory stands. */
export interface Site {
  readonly name: string;
  readonly latitudeDegrees: number;
  /** East positive. */
  readonly longitudeDegrees: number;
  readonly elevationMetres: number;
  /** IANA name, for the second time shown: "America/Tijuana". */
  readonly timeZone: string;
}

/** COLIBRI, Observatorio Astronómico Nacional, San Pedro Mártir (31°02′39″ N, 115°27′49″ W, 2800 m: OAN-SPM site description). */
export const SAN_PEDRO_MARTIR: Site = {
  name: 'San Pedro Mártir',
  latitudeDegrees: 31.0442,
  longitudeDegrees: -115.4637,
  elevationMetres: 2800,
  timeZone: 'America/Tijuana',
};
