import { ResultLine } from '../../components/ResultLine.tsx';
import type { useCall } from '../../state/useCall.ts';

interface Props {
  readonly call: Pick<ReturnType<typeof useCall<'requests.importXml'>>, 'answer' | 'pending'>;
  /** What was done with it: "kept", "imported". */
  readonly done: string;
}

/** What came of storing a request that is handed over as XML. */
export function StoredRequestLine({ call: { answer, pending }, done }: Props) {
  const words = answer?.ok ? `Request ${answer.value.id} ${done}${answer.value.submitted ? ' and submitted' : ''}` : '';
  return <ResultLine answer={answer} pending={pending} done={words} />;
}
