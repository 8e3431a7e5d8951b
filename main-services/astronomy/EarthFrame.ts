import {
  BaryState,
  Body,
  C_AUDAY,
  MakeTime,
  Rotation_EQJ_EQD,
  type RotationMatrix,
  SiderealTime,
} from 'astronomy-engine';

/** How the Earth is turned and moves at an instant: what it takes to go from J2000 to the sky of that moment. */
export interface EarthFrame {
  readonly at: number;
  /** J2000 equator to true equator of date (precession and nutation). */
  readonly toDate: RotationMatrix;
  /** Velocity of the Earth in units of the speed of light, J2000: the stars lean this way (annual aberration, up to 20″). */
  readonly velocity: readonly [number, number, number];
  /** Greenwich apparent sidereal time, hours. */
  readonly greenwichSiderealHours: number;
}

/** The Earth's frame at an instant; UT1 is taken as UTC (they differ by less than 0.9 s). */
export function earthFrame(at: number): EarthFrame {
  const time = MakeTime(new Date(at));
  const earth = BaryState(Body.Earth, time);
  return {
    at,
    toDate: Rotation_EQJ_EQD(time),
    velocity: [earth.vx / C_AUDAY, earth.vy / C_AUDAY, earth.vz / C_AUDAY],
    greenwichSiderealHours: SiderealTime(time),
  };
}
