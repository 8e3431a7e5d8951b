import { useIsStale } from '../components/useIsStale.ts';
import { fixed } from '../format/number.ts';
import { useNow } from '../state/clock.ts';
import { useTopicPart } from '../state/topics.ts';
import { silentCell } from './DomeAndTelescopeCells.tsx';
import { StatusCell } from './StatusCell.tsx';

/** What one camera does: exposure under way with its count, or its temperature. */
export function CameraCell({ detector }: { readonly detector: 'VIS' | 'NIR' }) {
  const camera = useTopicPart('instruments', (all) => (detector === 'VIS' ? all?.vis : all?.nir));
  const progress = useTopicPart('majordome', (majordome) =>
    majordome?.execution?.detectors.find((one) => one.detector === detector),
  );
  const now = useNow();
  const stale = useIsStale(camera?.status?.at);
  if (!camera?.status || stale) return silentCell(detector, camera, now);
  const { state, fault, filter, temperatureCelsius } = camera.status;
  if (fault || state === 'FAULT')
    return (
      <StatusCell className="camera" label={detector} value={state} tone="danger" icon="danger">
        <span className="danger">{fault ?? 'fault'}</span>
      </StatusCell>
    );
  const busy = state === 'EXPOSING' || state === 'READING';
  const elapsed =
    progress?.exposureStartedAt == null
      ? null
      : Math.min(progress.exposureSeconds, Math.max(0, Math.floor((now - progress.exposureStartedAt) / 1000)));
  return (
    <StatusCell
      className="camera"
      label={detector}
      value={state}
      tone={busy ? 'activity' : ''}
      icon={busy ? 'play' : undefined}
    >
      {busy && progress ? (
        <>
          {progress.filter}
          {'  '}
          {elapsed === null ? '' : `${elapsed} s of `}
          {fixed(progress.exposureSeconds, progress.exposureSeconds % 1 === 0 ? 0 : 1)} s{'  '}
          <span className="t3">
            {progress.imagesDone}/{progress.imagesTotal}
          </span>
        </>
      ) : (
        <>
          {filter}
          {'  '}
          <span className="t3">at</span> {fixed(temperatureCelsius, 1)} °C
        </>
      )}
    </StatusCell>
  );
}
