import type { ClosingStep, ClosingView } from '../../../main-services/model/closing.ts';
import { Tag, type Tone } from '../../components/Tag.tsx';
import { duration } from '../../format/duration.ts';

const TONES: Readonly<Record<ClosingStep['state'], Tone>> = {
  waiting: '',
  running: 'activity',
  done: 'verified',
  failed: 'danger',
  skipped: '',
};
const SHORT: Readonly<Record<ClosingStep['step'], string>> = {
  abort: 'Abort',
  follow: 'Stop following',
  park: 'Park',
  close: 'Close',
  cover: 'Cover',
  verify: 'Verify',
};
const ICONS = { running: 'play', done: 'check', failed: 'danger' } as const;
/** A closing that went well is shown for so long after its end. */
const SHOWN_AFTER_MS = 120_000;

/** A closing step by step while it lasts and a while after; one that failed stays. */
export function ClosingSteps({ closing, now }: { readonly closing: ClosingView; readonly now: number }) {
  const { endedAt, outcome, steps } = closing;
  if (endedAt !== null && outcome === 'closed' && now - endedAt > SHOWN_AFTER_MS) return null;
  const failed = steps.filter(({ state }) => state === 'failed');
  const told = failed.length > 0 ? failed : steps.filter(({ state }) => state === 'running');
  return (
    <div className="closing-steps" role="status" aria-label="Closing">
      <div className="row tight">
        {steps.map(({ step, label, state, detail }) => (
          <span key={step} title={`${label}: ${detail === '' ? state : detail}`}>
            <Tag tone={TONES[state]} {...(state in ICONS ? { icon: ICONS[state as keyof typeof ICONS] } : {})}>
              {SHORT[step]}
            </Tag>
          </span>
        ))}
      </div>
      {told.map(({ step, label, startedAt, detail, withinMs, state }) => (
        <div key={step} className={`lab el ${state === 'failed' ? 'danger' : ''}`}>
          {label}
          {state === 'running' && startedAt !== null
            ? `: ${duration(now - startedAt)} of at most ${duration(withinMs)}`
            : `: ${detail}`}
        </div>
      ))}
    </div>
  );
}
