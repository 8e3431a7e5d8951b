import { useChosenImage, useImageChoice } from './imageChoice.ts';
import { usePreview } from './usePreview.ts';

/** Enough for a large panel. */
export const FIT_PIXELS = 1024;

/** The picture of the image looked at, as it is stretched, of a size that fits a panel; null until there is one. */
export function useChosenPreview() {
  const image = useChosenImage();
  const stretch = useImageChoice((choice) => choice.stretch);
  const { preview } = usePreview(image?.id ?? null, stretch, FIT_PIXELS);
  return { preview, stretch };
}
