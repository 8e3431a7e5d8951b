import { useEffect, useState } from 'react';
import type { ImagePreview } from '../../../electron/ipc/contract/monitoring.ts';
import type { ImageRecord } from '../../../main-services/model/image.ts';
import { NoImageYet } from '../../components/NoImageYet.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PreviewImage } from '../../components/PreviewImage.tsx';
import { fixed, UNKNOWN } from '../../format/number.ts';
import { utcTime } from '../../format/time.ts';
import { client } from '../../ipc/client.ts';
import { useFeed } from '../../state/topics.ts';

const PREVIEW_PIXELS = 512;

/** The last image of each camera. */
export function ImagesPanel() {
  const images = useFeed('images');
  return (
    <Panel note="asinh stretch" className="shots">
      {(['VIS', 'NIR'] as const).map((detector) => (
        <Shot key={detector} detector={detector} images={images} />
      ))}
    </Panel>
  );
}

function Shot({ detector, images }: { readonly detector: 'VIS' | 'NIR'; readonly images: readonly ImageRecord[] }) {
  const [preview, setPreview] = useState<ImagePreview | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const latest = images.find((one) => one.detector === detector);
  const id = latest?.id;
  useEffect(() => {
    if (id === undefined) return;
    let current = true;
    void client['images.preview']({ id, stretch: 'asinh', size: PREVIEW_PIXELS }).then((answer) => {
      if (!current) return;
      if (answer.ok) setPreview(answer.value);
      setFault(answer.ok ? null : answer.reason);
    });
    return () => {
      current = false;
    };
  }, [id]);
  // The picture before stays, under its own name, until the next one is there.
  const image = images.find((one) => one.id === preview?.image.id) ?? latest;
  if (!image) return <NoImageYet detector={detector} />;
  return (
    <div className="shot">
      <div className="meta">
        <b>
          {detector} {image.filter}
        </b>
        <span className="t2 only-wide">{fixed(image.exposureSeconds, image.exposureSeconds % 1 === 0 ? 0 : 1)} s</span>
        <span className="t2">{utcTime(image.startedAt)}</span>
        <span className="t2 only-wide el">{image.kind === 'object' ? image.requestName : image.kind}</span>
        <span className="sp" />
        <span className="t2">
          <span className="t3">FWHM</span>{' '}
          {image.fwhmArcseconds === null ? UNKNOWN : `${fixed(image.fwhmArcseconds, 2)}″`}
        </span>
      </div>
      <div className="picture">
        {preview ? (
          <PreviewImage preview={preview} label={`${detector} image of ${image.requestName}, ${image.filter}`} />
        ) : null}
        {fault ? <div className="pad stale">Not shown: {fault}</div> : null}
      </div>
    </div>
  );
}
