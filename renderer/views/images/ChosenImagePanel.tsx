import { type KeyboardEvent, useEffect, useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PreviewImage } from '../../components/PreviewImage.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { ImageFacts } from './ImageFacts.tsx';
import { blinkPartner, type Stretch, stepImage, toggleBlink, useChosenImage, useImageChoice } from './imageChoice.ts';
import { useNightImages } from './nightImages.ts';
import { FIT_PIXELS } from './useChosenPreview.ts';
import { usePreview } from './usePreview.ts';

const STRETCHES = [
  { value: 'zscale', text: 'zscale' },
  { value: 'asinh', text: 'asinh' },
  { value: 'linear', text: 'linear' },
] as const satisfies readonly { value: Stretch; text: string }[];
const SIZES = [
  { value: false, text: 'Fit' },
  { value: true, text: '1:1' },
] as const;
/** As much as the services give. */
const FULL_PIXELS = 2048;
const BLINK_MS = 700;

/** The image looked at, large, with its stretch; arrow keys step, B blinks with the one before. */
export function ChosenImagePanel() {
  const images = useNightImages();
  const image = useChosenImage();
  const { chosenId, stretch, blinkId, fullSize } = useImageChoice();
  const other = images.find((one) => one.id === blinkId) ?? null;
  const turned = useBlink(other !== null);
  const size = fullSize ? FULL_PIXELS : FIT_PIXELS;
  const first = usePreview(image?.id ?? null, stretch, size);
  const second = usePreview(other?.id ?? null, stretch, size);
  if (!image)
    return (
      <Panel>
        <EmptyState title="The image you choose will be here, large, with the stretch you choose.">
          Images appear when the cameras have written the first exposure.
        </EmptyState>
      </Panel>
    );
  const secondShown = turned && other !== null && second.preview?.image.id === other.id;
  const { preview, fault } = secondShown ? second : first;
  // While the next is read the one before stays, under its own name.
  const shownImage = secondShown ? other : (images.find((one) => one.id === preview?.image.id) ?? image);
  const following = chosenId === null;
  const partner = blinkPartner(image, images);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1e6, End: 1e6 }[event.key];
    if (step !== undefined) stepImage(images, step);
    else if (event.key.toLowerCase() === 'b' && !event.ctrlKey && !event.altKey) toggleBlink(images);
    else return;
    event.preventDefault();
  };
  const waitingWords = secondShown || preview?.image.id === image.id || fault ? '' : 'Reading the image';
  return (
    <Panel
      note={following ? 'the newest, follows the night' : (shownImage.path.split('/').at(-1) ?? '')}
      className="chosen"
    >
      <div className="image-tools">
        <SegmentedControl
          label="Stretch"
          options={STRETCHES}
          value={stretch}
          onChange={(value) => useImageChoice.setState({ stretch: value })}
        />
        <SegmentedControl
          label="Size"
          options={SIZES}
          value={fullSize}
          onChange={(value) => useImageChoice.setState({ fullSize: value })}
        />
        <button
          type="button"
          className="btn sm"
          aria-pressed={other !== null}
          aria-disabled={partner === null}
          title={
            partner
              ? 'Compare with the image before it of the same filter (B)'
              : 'There is no other image of this filter'
          }
          onClick={() => toggleBlink(images)}
        >
          {other ? 'Stop blinking' : 'Blink'}
        </button>
        {following ? null : (
          <button
            type="button"
            className="btn sm"
            onClick={() => useImageChoice.setState({ chosenId: null, blinkId: null })}
          >
            Follow the night
          </button>
        )}
        <span className="sp" />
        <span className="lab">{waitingWords}</span>
      </div>
      <ImageFacts image={shownImage} />
      <div
        className={`picture ${fullSize ? 'full' : ''}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture takes the arrow keys
        tabIndex={0}
        role="application"
        aria-label="Image, arrow keys step through the night"
        onKeyDown={onKeyDown}
      >
        {preview ? (
          <PreviewImage
            preview={preview}
            label={`${shownImage.detector} image of ${shownImage.requestName}, ${shownImage.filter}`}
          />
        ) : null}
        {fault ? <div className="pad stale">Not shown: {fault}</div> : null}
        {other ? <div className="blink-sign">{secondShown ? 'before' : 'after'}</div> : null}
      </div>
    </Panel>
  );
}

/** Turns over every 0.7 s while something is blinked and in sight. */
function useBlink(on: boolean): boolean {
  const visible = usePanelVisible();
  const [turned, setTurned] = useState(false);
  useEffect(() => {
    if (!on || !visible) {
      setTurned(false);
      return;
    }
    const timer = setInterval(() => setTurned((was) => !was), BLINK_MS);
    return () => clearInterval(timer);
  }, [on, visible]);
  return turned;
}
