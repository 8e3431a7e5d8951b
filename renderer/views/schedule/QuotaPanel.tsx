import { useEffect, useState } from 'react';
import type { UserQuota } from '../../../electron/ipc/contract/planning.ts';
import type { PlannedSequence } from '../../../main-services/model/planning.ts';
import type { ObservationRequest, ScientificProgramme } from '../../../main-services/model/request.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { client } from '../../ipc/client.ts';
import { glyphOf } from '../../night/bandModel.ts';
import { classQuotas } from '../../night/quotaSums.ts';
import { type QuotaUse, quotaUse, shareOf } from '../../night/quotaUse.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useNightOf, useShown } from './planningBook.ts';

const MINUTE_MS = 60_000;

/** What each class, scientific programme and user used and will use of the time it was granted. */
export function QuotaPanel() {
  const { shown } = useShown();
  const night = useNightOf(shown?.nightDate ?? null);
  const now = useNow();
  const requests = useTopic('requests') ?? [];
  const programmes = useAsked<readonly ScientificProgramme[]>('requests.programmes', shown?.id);
  const users = useAsked<readonly UserQuota[]>('planning.userQuotas', shown?.id);
  if (!night || !programmes.value)
    return (
      <Panel>
        <EmptyState
          title={
            programmes.fault ? 'The quotas are not known.' : 'The share of the night of each programme will be here.'
          }
        >
          {programmes.fault ?? 'It needs the night and the programmes from the services.'}
        </EmptyState>
      </Panel>
    );
  const planned = shown?.nightDate === night.date ? shown.planned : [];
  const uses = quotaUse(planned, programmes.value, night, now);
  const classes = classQuotas(uses);
  const lines = userLines(users.value ?? [], planned, requests, now);
  const spent = uses.filter((use) => use.grantedMs !== null && shareOf(use) >= 1);
  return (
    <Panel note="used, planned, granted" scroll>
      <Lines uses={classes} />
      <div className="quota-head">Programmes</div>
      <Lines uses={uses} />
      {spent.length > 0 ? (
        <div className="pad t2">
          {spent.map((use) => use.name).join(', ')} {spent.length === 1 ? 'has' : 'have'} no time left tonight: further
          sequences stay rejected until one is cancelled and its time is given back.
        </div>
      ) : null}
      <div className="quota-head">
        Users <span className="t3">closest to their quota</span>
      </div>
      {lines.length > 0 ? (
        <Lines uses={lines} />
      ) : (
        <div className="pad t2">{users.fault ?? 'Nobody has used or planned time tonight.'}</div>
      )}
    </Panel>
  );
}

/** Used and planned tonight beside what was left of each user's quota when the night began. */
function userLines(
  users: readonly UserQuota[],
  planned: readonly PlannedSequence[],
  requests: readonly ObservationRequest[],
  now: number,
): readonly QuotaUse[] {
  const userOf = new Map(requests.map(({ id, userName }) => [id, userName]));
  const plannedMs = new Map<string, number>();
  for (const one of planned) {
    const glyph = glyphOf(one);
    const name = userOf.get(one.requestId);
    if (name === undefined || (glyph !== 'planned' && glyph !== 'executing')) continue;
    plannedMs.set(name, (plannedMs.get(name) ?? 0) + Math.max(0, one.end - Math.max(now, one.start)));
  }
  return users
    .map(
      ({ userName, usedSeconds, leftSeconds }): QuotaUse => ({
        name: userName,
        classLetter: '',
        usedMs: usedSeconds * 1000,
        plannedMs: plannedMs.get(userName) ?? 0,
        grantedMs: (usedSeconds + leftSeconds) * 1000,
      }),
    )
    .filter((use) => use.usedMs + use.plannedMs > 0)
    .sort((a, b) => shareOf(b) - shareOf(a));
}

function Lines({ uses }: { readonly uses: readonly QuotaUse[] }) {
  const used = Math.max(MINUTE_MS, ...uses.map((use) => use.usedMs + use.plannedMs));
  // A quota for many nights is drawn at the edge: what is used of it tonight stays in sight.
  const longest = Math.min(used * 4, Math.max(used, ...uses.map((use) => use.grantedMs ?? 0)));
  return uses.map((use) => <Line key={use.name} use={use} longest={longest} />);
}

/** A call without input, asked again for every planning. */
function useAsked<V>(call: 'requests.programmes' | 'planning.userQuotas', planningId: number | undefined) {
  const [state, setState] = useState<{ readonly value: V | null; readonly fault: string | null }>({
    value: null,
    fault: null,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: quotas are asked for again with every planning
  useEffect(() => {
    let current = true;
    void client[call](undefined).then((answer) => {
      if (!current) return;
      setState((old) => (answer.ok ? { value: answer.value as V, fault: null } : { ...old, fault: answer.reason }));
    });
    return () => {
      current = false;
    };
  }, [call, planningId]);
  return state;
}

function Line({ use, longest }: { readonly use: QuotaUse; readonly longest: number }) {
  const percent = (ms: number) => `${Math.min(97, (90 * ms) / longest)}%`;
  const minutes = (ms: number) => Math.round(ms / MINUTE_MS);
  return (
    <div className="quota">
      <span className={`el ${shareOf(use) >= 1 ? 'b' : ''}`} title={use.name}>
        {use.name} <span className="t3">{use.classLetter}</span>
      </span>
      <span className="quota-bar">
        <i style={{ width: percent(use.usedMs) }} />
        <u style={{ left: percent(use.usedMs), width: percent(use.plannedMs) }} />
        {use.grantedMs === null ? null : <b style={{ left: percent(use.grantedMs) }} />}
      </span>
      <span className="r nw">
        {minutes(use.usedMs)} + {minutes(use.plannedMs)}
        <span className="t3">{use.grantedMs === null ? ' min, free' : ` of ${minutes(use.grantedMs)} min`}</span>
      </span>
    </div>
  );
}
