import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ImageRecord } from '../../../main-services/model/image.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PreviewImage } from '../../components/PreviewImage.tsx';
import { useSize } from '../../components/useSize.ts';
import { fixed, UNKNOWN } from '../../format/number.ts';
import { utcMinute } from '../../format/time.ts';
import { chooseImage, stepImage, useChosenImage } from './imageChoice.ts';
import { useNightImages } from './nightImages.ts';
import { usePreview } from './usePreview.ts';

const THUMBNAIL_PIXELS = 96;
const CELL_PIXELS = 108;
const OVERSCAN = 2;

/** The images of the night, newest first; only those in sight are asked for. */
export function ThumbnailsPanel() {
  const images = useNightImages();
  if (images.length === 0)
    return (
      <Panel>
        <EmptyState title="The images of the night will be here, newest first.">
          They appear as the cameras write them.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel note={`${images.length}, newest first; arrow keys step`}>
      <Strip images={images} />
    </Panel>
  );
}

function Strip({ images }: { readonly images: readonly ImageRecord[] }) {
  const chosen = useChosenImage();
  const [ref, { width }] = useSize<HTMLDivElement>();
  const [left, setLeft] = useState(0);
  useKeepInSight(
    ref,
    images.findIndex((image) => image.id === chosen?.id),
  );
  const first = Math.max(0, Math.floor(left / CELL_PIXELS) - OVERSCAN);
  const last = Math.min(images.length, Math.ceil((left + width) / CELL_PIXELS) + OVERSCAN);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1e6, End: 1e6 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    stepImage(images, step);
  };
  return (
    <div
      ref={ref}
      className="fill thumbnails"
      role="listbox"
      aria-label="Images of the night"
      aria-orientation="horizontal"
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(event) => setLeft(event.currentTarget.scrollLeft)}
    >
      <div className="thumb-runway" style={{ width: images.length * CELL_PIXELS }}>
        {images.slice(first, last).map((image, index) => (
          <div key={image.id} className="thumb-place" style={{ left: (first + index) * CELL_PIXELS }}>
            <Thumbnail image={image} chosen={image.id === chosen?.id} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Thumbnail({ image, chosen }: { readonly image: ImageRecord; readonly chosen: boolean }) {
  const { preview, fault } = usePreview(image.id, 'asinh', THUMBNAIL_PIXELS);
  return (
    <div
      className="thumb"
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      title={fault ?? image.path}
      onPointerDown={() => chooseImage(image.id)}
    >
      <div className="thumb-picture">
        {preview ? <PreviewImage preview={preview} label={`${image.detector} ${image.requestName}`} /> : null}
        {fault ? <span className="stale">{UNKNOWN}</span> : null}
      </div>
      <span className="row tight lab">
        <b className="t1">
          {image.detector} {image.filter}
        </b>
        <span>{utcMinute(image.startedAt)}</span>
        <span className="sp" />
        <span>{image.fwhmArcseconds === null ? '' : `${fixed(image.fwhmArcseconds, 1)}″`}</span>
      </span>
    </div>
  );
}

function useKeepInSight(ref: React.RefObject<HTMLDivElement | null>, at: number): void {
  const before = useRef(-1);
  useEffect(() => {
    const box = ref.current;
    if (!box || at < 0 || at === before.current) return;
    before.current = at;
    const x = at * CELL_PIXELS;
    if (x < box.scrollLeft) box.scrollLeft = x;
    else if (x + CELL_PIXELS > box.scrollLeft + box.clientWidth) box.scrollLeft = x + CELL_PIXELS - box.clientWidth;
  }, [ref, at]);
}
