import type { ImageRecord } from '../../../main-services/model/image.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { PreviewImage } from '../../components/PreviewImage.tsx';
import { useSize } from '../../components/useSize.ts';
import { fixed, UNKNOWN } from '../../format/number.ts';
import { utcTime } from '../../format/time.ts';
import { useFeed } from '../../state/topics.ts';
import { useUi } from '../../state/ui.ts';
import { chooseImage } from '../images/imageChoice.ts';
import { usePreview } from '../images/usePreview.ts';
import { useChosenAlert } from './alertChoice.ts';

const SHOT_PIXELS = 256;
const CELL_PIXELS = 236;
const MOST_SHOWN = 24;

/** The images taken of the burst, newest first. */
export function AlertImagesPanel() {
  const alert = useChosenAlert();
  const images = useFeed('images');
  const [ref, { width }] = useSize<HTMLDivElement>();
  const show = useUi((ui) => ui.show);
  const own = alert?.requestId == null ? [] : images.filter((one) => one.path.startsWith(`alert_${alert.requestId}/`));
  if (!alert || own.length === 0)
    return (
      <Panel>
        <EmptyState title="The images of the burst will be here, newest first.">
          {alert?.requestId == null
            ? 'The burst was not observed.'
            : 'They appear as the cameras write them, and are handed to FSC/TO at the same time.'}
        </EmptyState>
      </Panel>
    );
  const columns = Math.max(1, Math.floor(width / CELL_PIXELS));
  const look = (image: ImageRecord) => {
    chooseImage(image.id);
    show('images');
  };
  return (
    <Panel note={`${own.length} of ${alert.name}, newest first; a click shows it in Images`} scroll>
      <div ref={ref} className="alert-shots" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {own.slice(0, MOST_SHOWN).map((image) => (
          <Shot key={image.id} image={image} onLook={() => look(image)} />
        ))}
      </div>
    </Panel>
  );
}

function Shot({ image, onLook }: { readonly image: ImageRecord; readonly onLook: () => void }) {
  const { preview, fault } = usePreview(image.id, 'asinh', SHOT_PIXELS);
  return (
    <button type="button" className="alert-shot" onClick={onLook}>
      <span className="picture">
        {preview ? <PreviewImage preview={preview} label={`${image.detector} image, ${image.filter}`} /> : null}
        {fault ? <span className="pad stale">Not shown: {fault}</span> : null}
      </span>
      <span className="row">
        <b>
          {image.detector} {image.filter}
        </b>
        <span className="t2">{fixed(image.exposureSeconds, 0)} s</span>
        <span className="sp" />
        <span className="t2">{utcTime(image.startedAt)}</span>
      </span>
      <span className="lab">
        FWHM {image.fwhmArcseconds === null ? UNKNOWN : `${fixed(image.fwhmArcseconds, 2)}″`},{' '}
        {image.sourceCount === null ? 'not looked at yet' : `${image.sourceCount} sources`}
      </span>
    </button>
  );
}
