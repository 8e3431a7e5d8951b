import type { PlanningSummary } from '../../../electron/ipc/contract/planning.ts';
import type { Planning } from '../../../main-services/model/planning.ts';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { roughDuration } from '../../format/duration.ts';
import { utcMinute, utcTime } from '../../format/time.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';
import { showPlanning, useBook, usePlanningHistory, useShown } from './planningBook.ts';

/** Previous, present and next planning, what the one looked at achieves, and planning again. */
export function PlanningStrip() {
  const history = usePlanningHistory();
  const { shown, live } = useShown();
  const fault = useBook((book) => book.fault);
  const liveId = useTopic('planning')?.id ?? null;
  const reasons = useRolePermission('expert');
  const replan = useCall('planning.replan');
  const at = history.findIndex((one) => one.id === shown?.id);
  const earlier = at >= 0 ? history[at + 1] : undefined;
  const later = at > 0 ? history[at - 1] : undefined;
  const blocked = replan.pending || reasons.length > 0;
  return (
    <Panel className="strip">
      <Cell tag="PREV" summary={earlier} otherwise="none before this one" liveId={liveId} />
      <Cell
        tag={live ? 'NOW' : 'LOOKED AT'}
        summary={shown ? summaryOf(shown) : undefined}
        otherwise="nothing planned yet"
        liveId={liveId}
        on
      />
      <Cell
        tag="NEXT"
        summary={later}
        otherwise="made when a sequence, an alert or the weather asks for it"
        liveId={liveId}
      />
      <Sums planning={shown} fault={fault} />
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

function summaryOf({ id, createdAt, trigger, planned, rejected }: Planning): PlanningSummary {
  return { id, createdAt, trigger, planned: planned.length, rejected: rejected.length };
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

/** How much of the night has work, in words and as a bar. */
function Sums({ planning, fault }: { readonly planning: Planning | null; readonly fault: string | null }) {
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
  const { planned, rejected, planStart, planEnd } = planning;
  const placed = planned.length;
  const usedMs = planned.reduce(
    (sum, one) => sum + Math.max(0, Math.min(one.end, planEnd) - Math.max(one.start, planStart)),
    0,
  );
  const share = planEnd > planStart ? Math.min(1, usedMs / (planEnd - planStart)) : 0;
  return (
    <div className="cert">
      <div className="cert-words">
        <div className="k el">
          {placed} of {placed + rejected.length} sequences have a place
        </div>
        <div className="t2 el">
          {roughDuration(usedMs)} planned of the {roughDuration(planEnd - planStart)} from {utcMinute(planStart)} to
          dawn
        </div>
      </div>
      <div className="gap only-wide">
        <div className="gap-bar" role="img" aria-label={`${Math.round(share * 100)} % of the night`}>
          <i style={{ width: `${share * 100}%` }} />
          <b />
        </div>
        <div className="row lab">
          <span>{Math.round(share * 100)} % of the night</span>
        </div>
      </div>
    </div>
  );
}
