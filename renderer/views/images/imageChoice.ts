import { create } from 'zustand';
import type { ImageRecord } from '../../../main-services/model/image.ts';
import { useNightImages } from './nightImages.ts';

export type Stretch = 'zscale' | 'asinh' | 'linear';

interface Choice {
  /** Null: always the newest image. */
  readonly chosenId: number | null;
  readonly stretch: Stretch;
  /** The image this one is blinked with; null = no blinking. */
  readonly blinkId: number | null;
  /** One screen pixel per image pixel instead of fitting the panel. */
  readonly fullSize: boolean;
}

/** What is looked at in this window. */
export const useImageChoice = create<Choice>(() => ({
  chosenId: null,
  stretch: 'asinh',
  blinkId: null,
  fullSize: false,
}));

export const chooseImage = (chosenId: number | null) => useImageChoice.setState({ chosenId, blinkId: null });

/** The image looked at: the chosen one, else the newest. */
export function useChosenImage(): ImageRecord | null {
  const images = useNightImages();
  const chosenId = useImageChoice((choice) => choice.chosenId);
  return images.find((image) => image.id === chosenId) ?? images[0] ?? null;
}

/** Steps through the images, newest first: +1 = older. */
export function stepImage(images: readonly ImageRecord[], step: number): void {
  const { chosenId } = useImageChoice.getState();
  const at = Math.max(
    0,
    images.findIndex((image) => image.id === chosenId),
  );
  const next = images[Math.min(images.length - 1, Math.max(0, at + step))];
  if (next) chooseImage(next.id === images[0]?.id ? null : next.id);
}

/** Starts blinking with the image of the same camera and filter taken before, or stops. */
export function toggleBlink(images: readonly ImageRecord[]): void {
  const { chosenId, blinkId } = useImageChoice.getState();
  if (blinkId !== null) {
    useImageChoice.setState({ blinkId: null });
    return;
  }
  const chosen = images.find((image) => image.id === chosenId) ?? images[0];
  if (!chosen) return;
  const partner = blinkPartner(chosen, images);
  if (partner) useImageChoice.setState({ blinkId: partner.id });
}

/** The image to compare with: the last one before it of the same camera, filter and target; null when there is none. */
export function blinkPartner(image: ImageRecord, images: readonly ImageRecord[]): ImageRecord | null {
  const alike = (other: ImageRecord) =>
    other.id !== image.id &&
    other.detector === image.detector &&
    other.filter === image.filter &&
    other.sequenceId === image.sequenceId;
  return images.find((other) => alike(other) && other.startedAt < image.startedAt) ?? images.find(alike) ?? null;
}
