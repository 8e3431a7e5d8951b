import type { DisplacedSequence, DryRun, TriedSequence } from '../../main-services/model/dryRun.ts';
import { valueWords } from '../format/certificate.ts';
import { utcMinute } from '../format/time.ts';
import { Icon } from './Icon.tsx';

/** What a request that was only tried would get, and what it would displace. */
export function DryRunOutcome({ run }: { readonly run: DryRun }) {
  return (
    <div className="whatif-result">
      <div className="rejected">
        <b>{run.verdict}</b>
        <div className="t2 reason">
          Night of {run.nightDate}; value {valueWords(run.valueBefore)} without it, {valueWords(run.valueAfter)} with
          it.
        </div>
      </div>
      {run.sequences.map((one) => (
        <Own key={`${one.name}${one.start}`} one={one} />
      ))}
      {run.displaced.map((one) => (
        <Displaced key={one.sequenceId} one={one} />
      ))}
    </div>
  );
}

function Own({ one }: { readonly one: TriedSequence }) {
  if (one.start !== null && one.end !== null)
    return (
      <div className="change activity">
        <Icon name="plus" size={12} />
        <span className="el t1">{one.name}</span>
        <span className="el t2">
          {utcMinute(one.start)} to {utcMinute(one.end)}
        </span>
      </div>
    );
  return (
    <div className="rejected">
      <Icon name="close" size={12} /> <b>{one.name}</b> <span className="t3">no place</span>
      <div className="t2 reason">{one.reason}</div>
      {one.wouldTake ? (
        <div className="reason">
          <span className="t3">To get in: </span>
          {one.wouldTake}
        </div>
      ) : null}
    </div>
  );
}

function Displaced({ one }: { readonly one: DisplacedSequence }) {
  const words =
    one.newStart === null
      ? `would lose its place at ${utcMinute(one.start)}`
      : `would move from ${utcMinute(one.start)} to ${utcMinute(one.newStart)}`;
  return (
    <div className="change">
      <Icon name={one.newStart === null ? 'minus' : 'arrow'} size={12} />
      <span className="el t1">
        {one.name} <span className="t3">{one.programme}</span>
      </span>
      <span className="el t2" title={one.reason ?? words}>
        {words}
        {one.reason ? <span className="t3">. {one.reason}</span> : null}
      </span>
    </div>
  );
}
