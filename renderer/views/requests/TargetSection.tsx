import type { Answer } from '../../../electron/ipc/contract/answer.ts';
import type { Visibility } from '../../../electron/ipc/contract/visibility.ts';
import { TargetFields } from './TargetFields.tsx';
import { attributesOf, problemsByAttribute, readTargetForm, type TargetForm } from './targetForm.ts';
import { windowsWords } from './windowsWords.ts';

interface Props {
  readonly form: TargetForm;
  readonly onChange: (part: Partial<TargetForm>) => void;
  /** Something is asked about it. */
  readonly asked: boolean;
  /** What the services said of it; null until they have. */
  readonly answer: Answer<Visibility> | null;
}

/** The target with what the services say of it: what is wrong, or when it can be observed. */
export function TargetSection({ form, onChange, asked, answer }: Props) {
  return (
    <>
      <TargetFields form={form} onChange={onChange} problems={problemsOf(form, answer)} />
      {asked && answer === null && readTargetForm(form) ? (
        <div className="lab">Computing when it can be observed</div>
      ) : null}
      {answer?.ok ? <div className="lab">It is {windowsWords(answer.value.windows)}.</div> : null}
    </>
  );
}

/** Only of what is typed: that a field is still empty is no mistake yet. */
function problemsOf(form: TargetForm, answer: Answer<Visibility> | null): ReadonlyMap<string, string> {
  if (answer === null || answer.ok) return new Map();
  const attributes = Object.keys(attributesOf(form) ?? {});
  const problems = problemsByAttribute(answer.reason, attributes);
  if (readTargetForm(form) !== null) return problems;
  return new Map([...problems].filter(([attribute]) => attribute !== ''));
}
