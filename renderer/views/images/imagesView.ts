import { place, share } from '../../docking/layoutTree.ts';
import type { ViewDefinition } from '../../docking/ViewDefinition.ts';
import { ImagesPanel } from './ImagesPanel.tsx';

/** Images. */
export const imagesView: ViewDefinition = {
  name: 'images',
  panels: { images: { title: 'Images', component: ImagesPanel } },
  layout: { wide: place(share(), 'images'), narrow: place(share(), 'images') },
};
