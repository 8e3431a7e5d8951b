import { useState } from 'react';
import { DryRunOutcome } from '../../components/DryRunOutcome.tsx';
import { Reasons } from '../../components/Reasons.tsx';
import { ResultLine } from '../../components/ResultLine.tsx';
import { useRolePermission } from '../../state/permission.ts';
import { useCall } from '../../state/useCall.ts';
import { RequestButtons } from './RequestButtons.tsx';
import { selectRequest } from './requestsState.ts';
import { StoredRequestLine } from './StoredRequestLine.tsx';

interface Props {
  /** The request as XML once it is whole; otherwise null. */
  readonly xml: string | null;
  /** What is still missing or wrong, as a sentence. */
  readonly missing: string | null;
  readonly onKept: () => void;
}

/** Tries a new request without storing it, keeps it, or keeps and submits it. */
export function NewRequestButtons({ xml, missing, onKept }: Props) {
  const reasons = useRolePermission('user');
  const keep = useCall('requests.importXml');
  const tried = useCall('planning.try');
  const [triedXml, setTriedXml] = useState<string | null>(null);
  const ready = xml !== null && reasons.length === 0 && !keep.pending && !tried.pending;
  const send = (submit: boolean) => {
    if (xml === null || !ready) return;
    void keep.send({ xml, submit }).then((answer) => {
      if (!answer.ok) return;
      selectRequest(answer.value);
      onKept();
    });
  };
  const attempt = () => {
    if (xml === null || !ready) return;
    setTriedXml(xml);
    void tried.send({ xml });
  };
  // What came of trying something else says nothing of this.
  const outcome = triedXml === xml ? tried.answer : null;
  return (
    <>
      <RequestButtons
        buttons={[
          { text: 'Try it', act: attempt },
          { text: 'Keep', act: () => send(false) },
          { text: 'Keep and submit', act: () => send(true) },
        ]}
        ready={ready}
        describedBy="new-why"
      />
      <div id="new-why">
        <Reasons reasons={missing === null ? reasons : [...reasons, missing]} />
        <ResultLine answer={outcome} pending={tried.pending} />
        <StoredRequestLine call={keep} done="kept" />
      </div>
      {outcome?.ok ? <DryRunOutcome run={outcome.value} /> : null}
    </>
  );
}
