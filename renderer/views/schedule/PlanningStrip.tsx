import type { PlanningSummary } from '../../../electron/ipc/contract/planning.ts';
import type { Planning } from '../../../main-services/model/planning.ts';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { certificateWords, valueWords } from '../../format/certificate.ts';
import { roughDuration } from '../../format/duration.ts';
import { utcMinute, utcTime } from '../../format/time.ts';
import { planningSteps } from '../../night/planningSteps.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic, useTopicPart } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';
import { showPlanning, useBook, useNextNight, usePlanningHistory, useShown } from './planningBook.ts';

/** Previous, present and next planning, how good the one looked at is, and planning again. */
export function PlanningStrip() {
  const history = usePlanningHistory();
  const next = useNextNight();
  const { shown, live } = useShown();
  const chosen = useBook((book) => book.shownId);
  const fault = useBook((book) => book.fault);
  const liveId = useTopic('planning')?.id ?? null;
  const reasons = useRolePermission('expert');
  const replan = useCall('planning.replan');
  const onNext = chosen === 'next';
  const { earlier, later } = planningSteps(history, onNext ? liveId : (shown?.id ?? null));
  const blocked = replan.pending || reasons.length > 0;
  const shownSummary = shown && !onNext ? summaryOf(shown) : undefined;
  const now = history.find(({ id }) => id === liveId);
  return (
    <Panel className="strip">
      <Cell tag="PREV" summary={earlier ?? undefined} otherwise="none before this one" liveId={liveId} />
      <Cell
        tag={live || onNext ? 'NOW' : 'LOOKED AT'}
        summary={onNext ? now : shownSummary}
        otherwise="nothing planned yet"
        liveId={liveId}
        on={!onNext}
      />
      {live || onNext ? (
        <NextNightCell next={next} on={onNext} />
      ) : (
        <Cell tag="NEXT" summary={later ?? undefined} otherwise="none after this one" liveId={liveId} />
      )}
      <Certificate planning={shown} fault={fault} live={live} />
      <div className="strip-actions">
        <div className="row">
          {live ? null : (
            <button type="button" className="btn" onClick={() => showPlanning(null)}>
              Back to now
            </button>
          )}
          <button
            type="button"
            className="btn"
            aria-disabled={blocked}
            aria-describedby="replan-why"
            onClick={() => {
              if (!blocked) void replan.send(undefined).then((answer) => answer.ok && showPlanning(null));
            }}
          >
            Plan again
          </button>
        </div>
        <div id="replan-why">
          <Reasons reasons={reasons} />
          <ResultLine answer={replan.answer} pending={replan.pending} done="Planned again" />
        </div>
      </div>
    </Panel>
  );
}

/** The planning of the night after, computed ahead. */
function NextNightCell({ next, on }: { readonly next: Planning | null; readonly on: boolean }) {
  const words = next
    ? `computed ahead ${utcTime(next.createdAt)}, ${next.planned.length} planned, ${next.rejected.length} not`
    : 'computed when tonight is planned';
  return (
    <button
      type="button"
      className={`plan-cell ${on ? 'on' : ''}`}
      aria-current={on ? 'true' : undefined}
      aria-disabled={!next || on}
      onClick={() => {
        if (next && !on) showPlanning('next');
      }}
    >
      <span className="lab">NEXT</span>
      <b className="el">{next ? `Night of ${next.nightDate}` : 'None'}</b>
      <span className="lab el" title={words}>
        {words}
      </span>
    </button>
  );
}

function summaryOf({ planned, rejected, certificate, improves, ...head }: Planning): PlanningSummary {
  const gap = certificate?.gap ?? null;
  return { ...head, planned: planned.length, rejected: rejected.length, gap, improves: improves ?? null };
}

function Cell(props: {
  readonly tag: string;
  readonly summary: PlanningSummary | undefined;
  readonly otherwise: string;
  readonly liveId: number | null;
  readonly on?: boolean;
}) {
  const { tag, summary, otherwise, liveId, on = false } = props;
  return (
    <button
      type="button"
      className={`plan-cell ${on ? 'on' : ''}`}
      aria-current={on ? 'true' : undefined}
      aria-disabled={!summary || on}
      onClick={() => {
        if (summary && !on) showPlanning(summary.id === liveId ? null : summary.id);
      }}
    >
      <span className="lab">{tag}</span>
      <b className="el">{summary ? `Planning ${summary.id}` : 'None'}</b>
      <span className="lab el" title={summary?.trigger ?? otherwise}>
        {summary ? `${utcTime(summary.createdAt)}, ${summary.trigger}` : otherwise}
      </span>
    </button>
  );
}

interface CertificateProps {
  readonly planning: Planning | null;
  readonly fault: string | null;
  readonly live: boolean;
}

/** How good the planning is, proven: one sentence, then the numbers behind it. */
function Certificate({ planning, fault, live }: CertificateProps) {
  const phase = useTopicPart('planner', (view) => view?.phase ?? 'idle');
  if (fault)
    return (
      <div className="cert">
        <div>
          <div className="k attention">Older plannings cannot be read</div>
          <div className="t2 el">{fault}</div>
        </div>
      </div>
    );
  if (!planning)
    return (
      <div className="cert">
        <div>
          <div className="k">No planning yet</div>
          <div className="t2">One is made at the start of the night, or with Plan again.</div>
        </div>
      </div>
    );
  const { certificate } = planning;
  return (
    <div className="cert">
      <div className="cert-words">
        <div className="k el">{live && phase !== 'idle' ? 'Valid and in force' : certificateWords(certificate)}</div>
        <div className="t2 el">{live ? <Improving planning={planning} /> : sumsOf(planning)}</div>
      </div>
      {certificate && certificate.bound > 0 ? (
        <div className="gap only-wide">
          <div className="gap-bar" role="img" aria-label={`Value ${valueWords(certificate.value)}`}>
            <i style={{ width: `${Math.min(100, (100 * certificate.value) / certificate.bound)}%` }} />
            <b />
          </div>
          <div className="row lab">
            <span>{valueWords(certificate.value)}</span>
            <span className="end">bound {valueWords(certificate.bound)}</span>
          </div>
        </div>
      ) : null}
    </div>
  );
}

/** While the planner still looks for something better it says so; otherwise what the night holds. */
function Improving({ planning }: { readonly planning: Planning }) {
  const phase = useTopicPart('planner', (view) => view?.phase ?? 'idle');
  const percent = useTopicPart('planner', (view) => Math.round((view?.fraction ?? 0) * 100));
  if (phase === 'improving')
    return <>Looking for a better one and how near the best it is: {percent} % of the time for that</>;
  if (phase === 'planning') return <>Planning anew</>;
  return <>{sumsOf(planning)}</>;
}

function sumsOf({ planned, rejected, planStart, planEnd, certificate }: Planning): string {
  const placed = `${planned.length} of ${planned.length + rejected.length} sequences placed`;
  if (certificate)
    return `Value ${valueWords(certificate.value)}, no planning can exceed ${valueWords(certificate.bound)}; ${placed}`;
  const usedMs = planned.reduce(
    (sum, one) => sum + Math.max(0, Math.min(one.end, planEnd) - Math.max(one.start, planStart)),
    0,
  );
  return `${placed}, ${roughDuration(usedMs)} of ${roughDuration(planEnd - planStart)} from ${utcMinute(planStart)}`;
}
