import type { SequenceStatus } from '../../../main-services/model/request.ts';
import type { IconName } from '../../components/iconPaths.ts';
import { State, type Tone } from '../../components/Tag.tsx';

const SIGNS: Readonly<Record<SequenceStatus, readonly [words: string, tone: Tone, icon: IconName]>> = {
  INCOMPLETE: ['Incomplete', '', 'minus'],
  TOBEPLANNED: ['To be planned', '', 'clock'],
  OBSERVABLE: ['Observable', '', 'clock'],
  PLANNED: ['Planned', '', 'schedule'],
  REJECTED: ['Rejected', 'attention', 'warning'],
  UNPLANNABLE: ['Cannot be planned', 'attention', 'warning'],
  EXECUTING: ['Executing', 'activity', 'play'],
  COMPLETED: ['Observed', '', 'check'],
  INTERRUPTED: ['Cut short', '', 'close'],
  CANCELLED: ['Cancelled', '', 'close'],
};

/** A sequence's status: sign, word, hue. */
export function SequenceStatusSign({ status }: { readonly status: SequenceStatus }) {
  const [words, tone, icon] = SIGNS[status];
  return (
    <State tone={tone} icon={icon}>
      {tone === '' ? words : <b>{words}</b>}
    </State>
  );
}
