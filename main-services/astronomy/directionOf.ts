import { DEGREE } from './degrees.ts';

/** Unit vector of a direction given by longitude-like and latitude-like angles (right ascension and declination). */
export function directionOf(longitudeDegrees: number, latitudeDegrees: number): [number, number, number] {
  const ring = Math.cos(latitudeDegrees * DEGREE);
  return [
    ring * Math.cos(longitudeDegrees * DEGREE),
    ring * Math.sin(longitudeDegrees * DEGREE),
    Math.sin(latitudeDegrees * DEGREE),
  ];
}
