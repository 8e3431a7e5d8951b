import type { Frame } from '../../devices/camera/Camera.ts';
import type { MountStatus } from '../../devices/mount/Mount.ts';
import type { ImageRecord } from '../model/image.ts';
import type { AccessoriesState } from '../model/operations.ts';
import type { DetectorName, ObservationRequest, Plan, Sequence } from '../model/request.ts';
import type { Site } from '../model/site.ts';
import type { FitsCard } from './fits/FitsCard.ts';
import { imageCards } from './fits/imageCards.ts';
import { opticsCards } from './opticsCards.ts';

/** Arcseconds per pixel of the detectors (simulators/PROTOCOL.md). */
export const PIXEL_SCALE_ARCSECONDS: Readonly<Record<DetectorName, number>> = { VIS: 0.3, NIR: 0.65 };

export interface ExposureContext {
  readonly frame: Frame;
  readonly detector: DetectorName;
  readonly kind: ImageRecord['kind'];
  readonly site: Site;
  /** The telescope's read-back at the time; null when it gave none. */
  readonly pointing: MountStatus | null;
  /** Left out: what stands in the beam does not matter (a bias). */
  readonly accessories?: AccessoriesState | undefined;
  /** What it was taken for; null for calibrations. */
  readonly ordered: { readonly request: ObservationRequest; readonly sequence: Sequence; readonly plan: Plan } | null;
}

/** The header cards of a frame that this observatory took. */
export function exposureCards(context: ExposureContext): FitsCard[] {
  const { ordered, pointing } = context;
  const cards = imageCards(context.frame, {
    detector: context.detector,
    kind: context.kind,
    // The burst by its name, which says when it is a fake; "afterglow" would say nothing to who has the file only.
    object: (ordered?.request.isAlert ? ordered.request.name : ordered?.sequence.name) ?? null,
    observer: ordered?.request.userName ?? null,
    programme: ordered?.request.programmeName ?? null,
    telescope: 'COLIBRI',
    site: context.site,
    rightAscensionDegrees: ordered ? (pointing?.rightAscensionDegrees ?? ordered.sequence.rightAscensionDegrees) : null,
    declinationDegrees: ordered ? (pointing?.declinationDegrees ?? ordered.sequence.declinationDegrees) : null,
    altitudeDegrees: ordered ? (pointing?.altitudeDegrees ?? null) : null,
    azimuthDegrees: ordered ? (pointing?.azimuthDegrees ?? null) : null,
    pixelScaleArcseconds: PIXEL_SCALE_ARCSECONDS[context.detector],
    requestId: ordered?.request.id ?? null,
    sequenceId: ordered?.sequence.id ?? null,
    planId: ordered?.plan.id ?? null,
    software: 'PyROS control room',
  });
  return [...cards, ...opticsCards(context.accessories)];
}
