import type { AlertNotice } from '../../../main-services/model/alert.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { State } from '../../components/Tag.tsx';
import { span } from '../../format/duration.ts';
import { utcTenth } from '../../format/time.ts';
import { decisionWords } from '../../night/decisionWords.ts';
import { useChosenAlert } from './alertChoice.ts';

/** Every notice of the burst in the order it came, with what it led to. */
export function NoticesPanel() {
  const alert = useChosenAlert();
  if (!alert || alert.notices.length === 0)
    return (
      <Panel>
        <EmptyState title="The notices of a burst will be here as they came in.">
          Updates and retractions of a burst join it; two satellites that see one burst make one.
        </EmptyState>
      </Panel>
    );
  const zero = alert.chain.triggerAt;
  const notices = [...alert.notices].sort((a, b) => a.receivedAt - b.receivedAt);
  return (
    <Panel note={`${notices.length} of ${alert.name}`} scroll>
      <ol className="notices">
        {notices.map((notice) => (
          <Notice key={notice.id} notice={notice} zero={zero} />
        ))}
      </ol>
    </Panel>
  );
}

function Notice({ notice, zero }: { readonly notice: AlertNotice; readonly zero: number | null }) {
  const { word, tone, icon } = decisionWords(notice.decision);
  return (
    <li className="notice">
      <span className="notice-time">
        <span>{utcTenth(notice.receivedAt)}</span>
        <span className="lab">{zero === null ? '' : `T0 +${span(notice.receivedAt - zero)}`}</span>
      </span>
      <span className="notice-words">
        <span className="row">
          <b>{notice.type}</b>
          <span className="t2 el">
            {notice.mission}, {notice.source}
            {notice.role === 'observation' ? '' : `, role ${notice.role}`}
          </span>
          <span className="sp" />
          <State tone={tone} icon={icon}>
            <b>{word}</b>
          </State>
        </span>
        <span className="t2">{notice.reasons.join(' ')}</span>
        <span className="lab el selectable" title={notice.ivorn}>
          {notice.ivorn}
        </span>
      </span>
    </li>
  );
}
