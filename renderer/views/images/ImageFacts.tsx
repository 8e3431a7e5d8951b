import type { ImageRecord } from '../../../main-services/model/image.ts';
import { fixed, UNKNOWN } from '../../format/number.ts';
import { utcTime } from '../../format/time.ts';

/** What an image is, in one line: camera, filter, exposure, time, target, seeing. */
export function ImageFacts({ image, short = false }: { readonly image: ImageRecord; readonly short?: boolean }) {
  const seconds = fixed(image.exposureSeconds, image.exposureSeconds % 1 === 0 ? 0 : 1);
  return (
    <div className="meta">
      <b>
        {image.detector} {image.filter}
      </b>
      <span className={`t2 ${short ? 'only-wide' : ''}`}>{seconds} s</span>
      <span className="t2">{utcTime(image.startedAt)}</span>
      {short ? null : <span className="t2 el">{image.kind === 'object' ? image.requestName : image.kind}</span>}
      <span className="sp" />
      <span className="t2">
        <span className="t3">FWHM</span>{' '}
        {image.fwhmArcseconds === null ? UNKNOWN : `${fixed(image.fwhmArcseconds, 2)}″`}
      </span>
      {short ? null : (
        <>
          <span className="t2">
            <span className="t3">median</span> {fixed(image.medianCounts, 0)}
          </span>
          <span className="t2">
            <span className="t3">sources</span> {image.sourceCount ?? UNKNOWN}
          </span>
        </>
      )}
    </div>
  );
}
