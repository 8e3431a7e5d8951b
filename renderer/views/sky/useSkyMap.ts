import type { SkyMapProps } from '../../drawing/SkyMap.tsx';
import { useDomeView } from '../../state/domeView.ts';
import { useTopic } from '../../state/topics.ts';

type FromServices = Pick<SkyMapProps, 'telescope' | 'slit' | 'sun' | 'moon' | 'moonIllumination'>;

/** Telescope, slit, Sun and Moon for a sky map; what is not known or too old is left out. */
export function useSkyMap(): FromServices {
  const view = useDomeView();
  const illumination = useTopic('sky')?.moonIllumination ?? 0;
  return {
    telescope: view.tube,
    slit:
      view.slitAzimuthDegrees === null
        ? null
        : { azimuthDegrees: view.slitAzimuthDegrees, open: (view.shutterPercent ?? 0) > 0 },
    sun: view.sun,
    moon: view.moon,
    moonIllumination: illumination,
  };
}
