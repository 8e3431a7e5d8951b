import { isStale } from '../components/staleness.ts';
import type { DomeView } from '../drawing/DomeFromAbove.tsx';
import { useNow, useServicesLost, useStaleAfterMs } from './clock.ts';
import { useTopic } from './topics.ts';

/** What the drawings of the dome show; what is not known, or too old to be believed, is left out of them. */
export function useDomeView(): DomeView {
  const instruments = useTopic('instruments');
  const environment = useTopic('environment');
  const sky = useTopic('sky');
  const now = useNow();
  const lost = useServicesLost();
  const staleAfterMs = useStaleAfterMs();
  const believed = (at: number | null | undefined) => !lost && !isStale(at, now, staleAfterMs);
  const dome = instruments?.dome.status;
  const mount = instruments?.telescope.status;
  const domeRead = dome && believed(dome.at) ? dome : null;
  const mountRead = mount && believed(mount.at) ? mount : null;
  const weather = environment && believed(environment.at) ? environment.weather : null;
  const known = weather?.windDir != null && weather.wind != null;
  return {
    slitAzimuthDegrees: domeRead?.azimuthDegrees ?? null,
    shutterPercent: domeRead?.shutterPercent ?? null,
    tube: mountRead,
    wind: known ? { fromDegrees: weather.windDir ?? 0, speed: weather.wind ?? 0 } : null,
    sun: sky ? { azimuthDegrees: sky.sunAzimuthDegrees, altitudeDegrees: sky.sunAltitudeDegrees } : null,
    moon: sky ? { azimuthDegrees: sky.moonAzimuthDegrees, altitudeDegrees: sky.moonAltitudeDegrees } : null,
  };
}
