import type { Alert } from '../../../main-services/model/alert.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State, Tag } from '../../components/Tag.tsx';
import { VirtualList } from '../../components/VirtualList.tsx';
import { separation } from '../../format/angle.ts';
import { duration } from '../../format/duration.ts';
import { utcDateTime } from '../../format/time.ts';
import { burstWords } from '../../night/decisionWords.ts';
import { useNow } from '../../state/clock.ts';
import { chooseAlert, useBursts, useChosenAlert } from './alertChoice.ts';
import { countdown, openQuestion } from './questionState.ts';

const ROW_PIXELS = 44;

/** Bursts, newest first. */
export function BurstList() {
  const bursts = useBursts();
  const chosen = useChosenAlert();
  const now = useNow();
  if (bursts.length === 0)
    return (
      <Panel note="none yet">
        <EmptyState title="Every burst will be here, however many satellites saw it.">
          Notices come from the sources by themselves. An administrator can send a fake alert to try the whole chain.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel note={`${bursts.length}, newest first`}>
      <VirtualList
        label="Bursts"
        rows={bursts}
        keyOf={(burst) => burst.id}
        rowHeight={ROW_PIXELS}
        columns="minmax(0,1fr) auto"
        selected={chosen?.id ?? null}
        onSelect={(burst) => chooseAlert(burst.id)}
      >
        {(burst) => <Row burst={burst} now={now} />}
      </VirtualList>
    </Panel>
  );
}

function Row({ burst, now }: { readonly burst: Alert; readonly now: number }) {
  const { word, tone, icon } = burstWords(burst);
  const question = openQuestion(burst);
  const at = burst.chain.triggerAt ?? burst.createdAt;
  return (
    <>
      <span className="burst-words">
        <span className="row tight">
          {burst.fake ? (
            <Tag tone="attention" icon="warning">
              FAKE
            </Tag>
          ) : null}
          <b className={`el ${burst.retracted ? 't3 struck' : ''}`}>{burst.name}</b>
          <span className="t2">{burst.mission}</span>
        </span>
        <span className="lab el" title={`${utcDateTime(at)} UTC`}>
          {duration(now - at)} ago · error {separation(burst.errorDegrees)} · {burst.notices.length}{' '}
          {burst.notices.length === 1 ? 'notice' : 'notices'} · {utcDateTime(at).slice(5)}
        </span>
      </span>
      <State tone={tone} icon={icon}>
        <b>{question ? `${word} ${countdown(question.untilWall, Date.now())}` : word}</b>
      </State>
    </>
  );
}
