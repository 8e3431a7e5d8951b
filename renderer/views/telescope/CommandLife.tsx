import { useEffect, useRef, useState } from 'react';
import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { CommandRecord } from '../../../main-services/model/operations.ts';
import { Icon } from '../../components/Icon.tsx';
import { span } from '../../format/duration.ts';
import { utcTenth } from '../../format/time.ts';
import { useFeed } from '../../state/topics.ts';

interface Shown {
  readonly reasons: readonly string[];
  readonly pending: boolean;
  readonly answer: Answer<CommandRecord> | null;
}

interface Props {
  /** The commands of the group by the name of their button. */
  readonly of: Readonly<Record<string, Shown>>;
}

/**
 * Below a group of command buttons, in a place that is always there so that nothing moves: why they are disabled, or the life of the
 * last command: sent, acknowledged, verified, each with its time, or the reasons it was refused for.
 */
export function CommandLife({ of }: Props) {
  const entries = Object.entries(of);
  const latest = useLatest(entries);
  const shared = (entries[0]?.[1].reasons ?? []).filter((reason) =>
    entries.every(([, { reasons }]) => reasons.includes(reason)),
  );
  const own = entries.flatMap(([name, { reasons }]) =>
    reasons.filter((reason) => !shared.includes(reason)).map((reason) => `${name}: ${reason}`),
  );
  const reasons = [...shared, ...own];
  return (
    <div className="life">
      {latest ? <Life {...latest} /> : null}
      {reasons.length > 0 ? (
        <div className="why" title={reasons.join('\n')}>
          <Icon name="lock" size={12} />
          <span>{reasons.join(' ')}</span>
        </div>
      ) : null}
    </div>
  );
}

/** Of several commands the one that was sent last. */
function useLatest(entries: readonly (readonly [string, Shown])[]): Shown | null {
  const [name, setName] = useState<string | null>(null);
  const seen = useRef(new Map<string, Shown>());
  useEffect(() => {
    for (const [key, shown] of entries) {
      const before = seen.current.get(key);
      const changed = before?.pending !== shown.pending || before.answer !== shown.answer;
      if (changed && (shown.pending || shown.answer !== null)) setName(key);
      seen.current.set(key, shown);
    }
  });
  return entries.find(([key]) => key === name)?.[1] ?? null;
}

function Life({ pending, answer }: Shown) {
  const commands = useFeed('commands');
  if (pending)
    return (
      <div className="why" role="status">
        <Icon name="clock" size={12} />
        <span>Sent, not acknowledged yet</span>
      </div>
    );
  if (answer === null) return null;
  if (!answer.ok) {
    const failed = answer.code === 'failed' || answer.code === 'unknown-call';
    return (
      <div className={`why ${failed ? 'failed' : 'refused'}`} role="alert" title={answer.reason}>
        <Icon name={failed ? 'danger' : 'lock'} size={12} />
        <span>
          {failed ? 'Failed: ' : 'Refused: '}
          {answer.reason}
        </span>
      </div>
    );
  }
  const record = commands.find(({ id }) => id === answer.value.id) ?? answer.value;
  const { tone, icon, words } = lifeOf(record);
  return (
    <div className={`why ${tone}`} role="status" title={words}>
      <Icon name={icon} size={12} />
      <span>{words}</span>
    </div>
  );
}

/** The life of a command in a sentence. */
export function lifeOf(record: CommandRecord) {
  const since = (at: number | null) => (at === null ? '' : `+${span(at - record.at)}`);
  const sent = `${record.command} sent ${utcTenth(record.at)}`;
  const acknowledged = record.acknowledgedAt === null ? '' : `, acknowledged ${since(record.acknowledgedAt)}`;
  switch (record.outcome) {
    case 'verified':
      return {
        tone: '',
        icon: 'check' as const,
        words: `${sent}${acknowledged}, verified ${since(record.verifiedAt)}: ${record.detail}`,
      };
    case 'refused':
      return { tone: 'refused', icon: 'lock' as const, words: `${record.command} refused: ${record.detail}` };
    case 'failed':
      return { tone: 'failed', icon: 'danger' as const, words: `${sent}${acknowledged}, failed: ${record.detail}` };
    case 'not-verified':
      return {
        tone: 'failed',
        icon: 'unknown' as const,
        words: `${sent}${acknowledged}, not verified: ${record.detail}`,
      };
    default:
      return { tone: '', icon: 'play' as const, words: `${sent}${acknowledged}, under way` };
  }
}
