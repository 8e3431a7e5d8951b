import type { Frame } from '../../devices/camera/Camera.ts';
import type { ImageRecord } from '../model/image.ts';

/** The part of an image's record that its frame tells; it has not been looked at yet. */
export function asTaken({
  filter,
  exposureSeconds,
  startedAt,
}: Pick<Frame, 'filter' | 'exposureSeconds' | 'startedAt'>): Pick<
  ImageRecord,
  'filter' | 'exposureSeconds' | 'startedAt' | 'fwhmArcseconds' | 'medianCounts' | 'sourceCount'
> {
  return { filter, exposureSeconds, startedAt, fwhmArcseconds: null, medianCounts: null, sourceCount: null };
}
