import type { CommandRecord } from '../../main-services/model/operations.ts';
import { span } from '../format/duration.ts';
import { State } from './Tag.tsx';

/** The last of the three facts that is true of a command: refused, failed, acknowledged, verified or not verified. */
export function CommandOutcome({ record }: { readonly record: CommandRecord }) {
  switch (record.outcome) {
    case 'sent':
      return (
        <State tone="activity" icon="play">
          sent
        </State>
      );
    case 'acknowledged':
      return (
        <State tone="activity" icon="play">
          acknowledged
        </State>
      );
    case 'verified':
      return (
        <State tone="" icon="check">
          {record.verifiedAt === null ? 'verified' : `+${span(record.verifiedAt - record.at)}`}
        </State>
      );
    case 'refused':
      return (
        <State tone="attention" icon="lock">
          <b>refused</b>
        </State>
      );
    case 'failed':
      return (
        <State tone="danger" icon="danger">
          <b>failed</b>
        </State>
      );
    case 'not-verified':
      return (
        <State tone="stale" icon="unknown">
          <b>not verified</b>
        </State>
      );
  }
}
