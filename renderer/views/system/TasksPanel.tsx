import type { TaskView } from '../../../main-services/model/operations.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { HoldButton } from '../../components/HoldButton.tsx';
import type { IconName } from '../../components/iconPaths.ts';
import { Panel } from '../../components/Panel.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { State, type Tone } from '../../components/Tag.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { duration } from '../../format/duration.ts';
import { utcTime } from '../../format/time.ts';
import { useNow } from '../../state/clock.ts';
import { useRolePermission } from '../../state/permission.ts';
import { useTopic } from '../../state/topics.ts';
import { useCall } from '../../state/useCall.ts';

const ROW_PIXELS = 28;
const SIGNS: Readonly<Record<TaskView['state'], readonly [Tone, IconName]>> = {
  running: ['activity', 'play'],
  waiting: ['', 'clock'],
  failed: ['danger', 'danger'],
  revoked: ['', 'close'],
  done: ['', 'check'],
};
const ORDER: readonly TaskView['state'][] = ['running', 'waiting', 'failed', 'revoked', 'done'];

/** What works in the queues: running and waiting first, then the latest that ended. */
export function TasksPanel() {
  const tasks = useTopic('tasks') ?? [];
  const reasons = useRolePermission('expert');
  const revoke = useCall('tasks.revoke');
  const now = useNow();
  if (tasks.length === 0)
    return (
      <Panel>
        <EmptyState title="Work in the queues will be here: planning, exposures, analysis, calibrations.">
          It appears as the agents give each other work.
        </EmptyState>
      </Panel>
    );
  const rows = [...tasks].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.createdAt - a.createdAt);
  const count = (state: TaskView['state']) => tasks.filter((task) => task.state === state).length;
  return (
    <Panel note={`${count('running')} running, ${count('waiting')} waiting, ${count('failed')} failed`}>
      <VirtualList
        label="Tasks"
        rows={rows}
        keyOf={(task) => task.id}
        rowHeight={ROW_PIXELS}
        columns="minmax(96px,0.7fr) minmax(0,1fr) 84px 72px 84px 4px minmax(0,0.8fr) 116px"
        head={
          <>
            <span>Queue</span>
            <span>Work</span>
            <span>State</span>
            <span className="r">Since</span>
            <span className="r">Took</span>
            <span />
            <span>Detail</span>
            <span />
          </>
        }
      >
        {(task) => (
          <Row
            task={task}
            now={now}
            blocked={reasons.length > 0 || revoke.pending}
            onRevoke={() => void revoke.send({ id: task.id })}
          />
        )}
      </VirtualList>
      <div className="foot-line" id="revoke-why">
        <Reasons reasons={reasons} what="Revoke" />
        <ResultLine answer={revoke.answer} pending={revoke.pending} done="Revoked" />
      </div>
    </Panel>
  );
}

interface RowProps {
  readonly task: TaskView;
  readonly now: number;
  readonly blocked: boolean;
  readonly onRevoke: () => void;
}

function Row({ task, now, blocked, onRevoke }: RowProps) {
  const [tone, icon] = SIGNS[task.state];
  const open = task.state === 'waiting' || task.state === 'running';
  const took = task.startedAt === null ? null : (task.endedAt ?? now) - task.startedAt;
  return (
    <>
      <span className="t2 el">{task.queue}</span>
      <span className="el" title={task.name}>
        {task.name}
      </span>
      <State tone={tone} icon={icon}>
        {task.state}
      </State>
      <span className="r t2">{utcTime(task.createdAt)}</span>
      <span className="r t2">{took === null ? '' : duration(took)}</span>
      <span />
      <span className="t2 el" title={task.detail}>
        {task.detail}
      </span>
      {open ? (
        <HoldButton className="sm" disabled={blocked} describedBy="revoke-why" onHeld={onRevoke}>
          Revoke
        </HoldButton>
      ) : (
        <span />
      )}
    </>
  );
}
