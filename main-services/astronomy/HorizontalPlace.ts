/** A direction over the horizon; azimuth from north over east. Without refraction. */
export interface HorizontalPlace {
  readonly altitudeDegrees: number;
  readonly azimuthDegrees: number;
}
