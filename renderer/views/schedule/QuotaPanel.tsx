import { useEffect, useState } from 'react';
import type { ScientificProgramme } from '../../../main-services/model/request.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { client } from '../../ipc/client.ts';
import { type QuotaUse, quotaUse, shareOf } from '../../night/quotaUse.ts';
import { useNow } from '../../state/clock.ts';
import { useTopic } from '../../state/topics.ts';
import { useShown } from './planningBook.ts';

const MINUTE_MS = 60_000;

/** What each scientific programme used and will use of the time it was granted tonight. */
export function QuotaPanel() {
  const night = useTopic('night');
  const { shown } = useShown();
  const now = useNow();
  const [programmes, setProgrammes] = useState<readonly ScientificProgramme[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const planningId = shown?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: quotas are asked for again with every planning
  useEffect(() => {
    let current = true;
    void client['requests.programmes'](undefined).then((answer) => {
      if (!current) return;
      setFault(answer.ok ? null : answer.reason);
      if (answer.ok) setProgrammes(answer.value);
    });
    return () => {
      current = false;
    };
  }, [planningId]);
  if (!night || !programmes)
    return (
      <Panel>
        <EmptyState
          title={fault ? 'The quotas are not known.' : 'The share of the night of each programme will be here.'}
        >
          {fault ?? 'It needs the night and the programmes from the services.'}
        </EmptyState>
      </Panel>
    );
  const uses = quotaUse(shown?.nightDate === night.date ? shown.planned : [], programmes, night, now);
  const longest = Math.max(MINUTE_MS, ...uses.map((use) => Math.max(use.usedMs + use.plannedMs, use.grantedMs ?? 0)));
  const spent = uses.filter((use) => use.grantedMs !== null && shareOf(use) >= 1);
  return (
    <Panel note="used, planned, granted" scroll>
      {uses.map((use) => (
        <Line key={use.name} use={use} longest={longest} />
      ))}
      {spent.length > 0 ? (
        <div className="pad t2">
          {spent.map((use) => use.name).join(', ')} {spent.length === 1 ? 'has' : 'have'} no time left tonight: further
          sequences stay rejected until one is cancelled and its time is given back.
        </div>
      ) : null}
    </Panel>
  );
}

function Line({ use, longest }: { readonly use: QuotaUse; readonly longest: number }) {
  const percent = (ms: number) => `${(90 * ms) / longest}%`;
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
