import type { DetectorProgress, MajordomeView } from '../../../main-services/model/operations.ts';
import { Icon } from '../../components/Icon.tsx';
import { Tag } from '../../components/Tag.tsx';
import { declination, rightAscension } from '../../format/angle.ts';
import { duration } from '../../format/duration.ts';
import { fixed } from '../../format/number.ts';
import { utcTime } from '../../format/time.ts';
import { useNow } from '../../state/clock.ts';
import { useUi } from '../../state/ui.ts';
import { ClosingSteps } from './ClosingSteps.tsx';

const STATE_WORDS: Readonly<Record<MajordomeView['state'], string>> = {
  STARTUP: 'Starting',
  DAY: 'Day',
  PASSIVE: 'Paused',
  IDLE: 'Waiting',
  EXECUTING: 'Observing',
  SECURED: 'Secured',
  SHUTDOWN: 'Shutting down',
};
const STEP_WORDS = { slewing: 'slewing', exposing: 'exposing', finishing: 'finishing' } as const;

/** The sequence that runs with its countdown, or why none does. */
export function CurrentSequence({ majordome }: { readonly majordome: MajordomeView | null }) {
  const now = useNow();
  const decimal = useUi((ui) => ui.decimalAngles);
  if (!majordome)
    return (
      <div className="hero">
        <div className="far stale">--</div>
        <div className="t2">The majordome has not reported yet.</div>
      </div>
    );
  const { execution } = majordome;
  if (!execution)
    return (
      <div className="hero">
        <div className="lab">Majordome, since {utcTime(majordome.since)}</div>
        <div className="far">{STATE_WORDS[majordome.state]}</div>
        <div className="t2 words">{majordome.reason}</div>
        {majordome.closing ? <ClosingSteps closing={majordome.closing} now={now} /> : null}
      </div>
    );
  const late = execution.expectedEndAt < now;
  return (
    <div className="hero">
      <div className="row">
        {execution.isAlert ? (
          <Tag tone="activity" icon="alerts">
            ALERT
          </Tag>
        ) : null}
        <span className="lab el">
          sequence {execution.sequenceId}, {STEP_WORDS[execution.step]} since {utcTime(execution.startedAt)}
        </span>
      </div>
      <div className="row base target">
        <span className="far el">{execution.name}</span>
        <span className="sp" />
        <span className={`far ${late ? 'attention' : 'activity'}`}>
          {late ? `${duration(now - execution.expectedEndAt)} over` : duration(execution.expectedEndAt - now)}
        </span>
      </div>
      <div className="row t2">
        <span className="nw">
          {decimal ? fixed(execution.rightAscensionDegrees, 4) : rightAscension(execution.rightAscensionDegrees)}{' '}
          {decimal ? fixed(execution.declinationDegrees, 4) : declination(execution.declinationDegrees)}
        </span>
        <span className="sp" />
        <span className="lab nw">to end {utcTime(execution.expectedEndAt)}</span>
      </div>
      <div className="channels">
        {execution.detectors.map((one) => (
          <Channel key={one.detector} progress={one} />
        ))}
      </div>
    </div>
  );
}

function Channel({ progress }: { readonly progress: DetectorProgress }) {
  const { detector, filter, exposureSeconds, imagesDone, imagesTotal, note } = progress;
  if (note)
    return (
      <>
        <b>{detector}</b>
        <span className="attention row tight el">
          <Icon name="warning" size={12} />
          {note}
        </span>
        <span />
      </>
    );
  const share = imagesTotal > 0 ? imagesDone / imagesTotal : 0;
  return (
    <>
      <b>{detector}</b>
      <div
        className="progress"
        role="progressbar"
        aria-label={`${detector} images`}
        aria-valuemin={0}
        aria-valuemax={imagesTotal}
        aria-valuenow={imagesDone}
      >
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <span className="nw">
        {filter} {fixed(exposureSeconds, exposureSeconds % 1 === 0 ? 0 : 1)} s{' '}
        <b>
          {imagesDone}/{imagesTotal}
        </b>
      </span>
    </>
  );
}
