import { column, place, row, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { ChosenImagePanel } from './ChosenImagePanel.tsx';
import { HeaderPanel } from './HeaderPanel.tsx';
import { HistogramPanel } from './HistogramPanel.tsx';
import { LatestImagesPanel } from './LatestImagesPanel.tsx';
import { ThumbnailsPanel } from './ThumbnailsPanel.tsx';

/** What the cameras see. */
export const imagesView: ViewDefinition = {
  name: 'images',
  panels: {
    chosen: { title: 'Image', component: ChosenImagePanel },
    latest: { title: 'Latest of each camera', component: LatestImagesPanel },
    histogram: { title: 'Histogram', component: HistogramPanel },
    header: { title: 'FITS header', component: HeaderPanel },
    night: { title: 'Images of the night', component: ThumbnailsPanel },
  },
  layout: {
    wide: column(
      share(),
      row(
        share(),
        place(share(), 'chosen'),
        column(720, place(404, 'latest'), place(140, 'histogram'), place(share(), 'header')),
      ),
      place(160, 'night'),
    ),
    narrow: column(
      share(),
      row(
        share(),
        place(share(), 'chosen'),
        column(480, place(share(), 'latest'), place(share(0.8), 'header', 'histogram')),
      ),
      place(156, 'night'),
    ),
  },
  shortcuts: [
    { keys: '← →', does: 'In the image or the strip: the newer one, the older one' },
    { keys: 'B', does: 'In the image: blink with the one before of the same filter' },
  ],
};
