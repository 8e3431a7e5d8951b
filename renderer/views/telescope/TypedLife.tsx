import type { ComponentProps } from 'react';
import { FieldReason } from '../../components/Field.tsx';
import { CommandLife } from './CommandLife.tsx';

type Props = ComponentProps<typeof FieldReason> & ComponentProps<typeof CommandLife>;

/** The line below a field and its buttons: what is wrong with what was typed, otherwise the life of the commands. */
export function TypedLife({ value, typed, of }: Props) {
  if (typed.ok || value.trim() === '') return <CommandLife of={of} />;
  return (
    <div className="life">
      <FieldReason value={value} typed={typed} />
    </div>
  );
}
