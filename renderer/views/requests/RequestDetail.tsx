import type { ObservationRequest, Sequence } from '../../../main-services/model/request.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { declination, degrees, rightAscension } from '../../format/angle.ts';
import { roughDuration } from '../../format/duration.ts';
import { fixed } from '../../format/number.ts';
import { utcDateTime, utcMinute } from '../../format/time.ts';
import { useTopic } from '../../state/topics.ts';
import { useUi } from '../../state/ui.ts';
import { RequestActions } from './RequestActions.tsx';
import { useSelection } from './requestsState.ts';
import { SequenceStatusSign } from './SequenceStatusSign.tsx';
import { targetWords } from './targetWords.ts';

/** The chosen request and sequence with everything that can be done to it. */
export function RequestDetail() {
  const { request, sequence } = useSelection();
  if (!request)
    return (
      <Panel>
        <EmptyState title="The request you choose will be here, with what can be done to it.">
          Choose one in the list: submit it, withdraw it, copy it to another night, write its XML, delete it.
        </EmptyState>
      </Panel>
    );
  return (
    <Panel note={`request ${request.id}`} scroll>
      <div className="detail-head">
        <span className="k el">{request.name}</span>
        <span className="t2">
          {request.programmeName}, priority {request.programmePriority}, by {request.userName}, night of{' '}
          {request.nightDate}
        </span>
        <span className="t2">
          {request.submitted ? 'Submitted' : 'Not submitted: it is not planned'};{' '}
          {request.allOrNothing ? 'all sequences or none' : 'as many sequences as fit'}
          {request.complete ? '; finished' : ''}
        </span>
      </div>
      <RequestActions key={request.id} request={request} />
      {sequence ? <SequenceFacts request={request} sequence={sequence} /> : null}
    </Panel>
  );
}

function SequenceFacts({ request, sequence }: { readonly request: ObservationRequest; readonly sequence: Sequence }) {
  const decimal = useUi((ui) => ui.decimalAngles);
  const planned = useTopic('planning')?.planned.find((one) => one.sequenceId === sequence.id);
  const { rightAscensionDegrees: ra, declinationDegrees: dec } = sequence;
  const facts: readonly (readonly [string, string])[] = [
    ['Target', targetWords(sequence.motion)],
    [
      sequence.motion ? 'In mid-night at' : 'Position',
      decimal ? `${degrees(ra, 4)} ${degrees(dec, 4)}` : `${rightAscension(ra)} ${declination(dec)}`,
    ],
    ['Place in the night', planned ? `${utcMinute(planned.start)} to ${utcMinute(planned.end)} UTC` : 'none'],
    [
      'Lasts',
      `${roughDuration(sequence.durationSeconds * 1000)} and ${roughDuration(sequence.overheadSeconds * 1000)} to set up`,
    ],
    ['Preferred start', sequence.preferredAt === null ? 'any' : preferredWords(sequence)],
    [
      'Limits',
      `air mass ${fixed(sequence.maximumAirmass, 1)}, Moon at least ${degrees(sequence.minimumMoonDistanceDegrees, 0)} away`,
    ],
    [
      'If it does not fit',
      `${sequence.mandatory ? 'it must be observed' : 'it may be left out'}${sequence.reportNights > 0 ? `, put off by up to ${sequence.reportNights} nights` : ', this night only'}`,
    ],
    [
      'Priority',
      `${request.programmePriority} ${sequence.priorityOffset < 0 ? '−' : '+'} ${Math.abs(sequence.priorityOffset)}`,
    ],
  ];
  return (
    <div className="section">
      <div className="row">
        <b className="el">{sequence.name}</b>
        <span className="t3">sequence {sequence.id}</span>
        <span className="sp" />
        <SequenceStatusSign status={sequence.status} />
      </div>
      {sequence.statusReason ? <div className="t1">{sequence.statusReason}</div> : null}
      <dl className="facts">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt className="t3">{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function preferredWords({ preferredAt, mayMoveEarlierSeconds, mayMoveLaterSeconds }: Sequence): string {
  const earlier = roughDuration(mayMoveEarlierSeconds * 1000);
  const later = roughDuration(mayMoveLaterSeconds * 1000);
  return `${utcDateTime(preferredAt)} UTC, up to ${earlier} earlier or ${later} later`;
}
