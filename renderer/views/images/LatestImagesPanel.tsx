import type { DetectorName } from '../../../main-services/model/request.ts';
import { NoImageYet } from '../../components/NoImageYet.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PreviewImage } from '../../components/PreviewImage.tsx';
import { ImageFacts } from './ImageFacts.tsx';
import { chooseImage, useImageChoice } from './imageChoice.ts';
import { useNightImages } from './nightImages.ts';
import { usePreview } from './usePreview.ts';

const PREVIEW_PIXELS = 512;

/** The last image of each camera side by side. */
export function LatestImagesPanel() {
  return (
    <Panel note="one per camera; click to look closer" className="latest">
      <Latest detector="VIS" />
      <Latest detector="NIR" />
    </Panel>
  );
}

function Latest({ detector }: { readonly detector: DetectorName }) {
  const images = useNightImages();
  const stretch = useImageChoice((choice) => choice.stretch);
  const image = images.find((one) => one.detector === detector) ?? null;
  const { preview, fault } = usePreview(image?.id ?? null, stretch, PREVIEW_PIXELS);
  if (!image) return <NoImageYet detector={detector} />;
  return (
    <div className="shot">
      <ImageFacts image={images.find((one) => one.id === preview?.image.id) ?? image} short />
      <button
        type="button"
        className="picture"
        aria-label={`Look closer at the last ${detector} image`}
        onClick={() => chooseImage(image.id)}
      >
        {preview ? <PreviewImage preview={preview} label={`Last ${detector} image, ${image.requestName}`} /> : null}
        {fault ? <span className="pad stale">Not shown: {fault}</span> : null}
      </button>
    </div>
  );
}
