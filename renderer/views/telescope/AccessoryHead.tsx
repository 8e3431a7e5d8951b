import { UNKNOWN } from '../../format/number.ts';

interface Props {
  readonly title: string;
  /** Null: not known now. */
  readonly reads: string | null;
  readonly state: string;
  readonly tone: '' | 'activity' | 'danger';
}

/** Name, reading and state of an accessory, on one line. */
export function AccessoryHead({ title, reads, state, tone }: Props) {
  return (
    <div className="accessory-head">
      <span className="lab">{title}</span>
      <span className={`read ${reads === null ? 'stale' : ''}`}>{reads ?? UNKNOWN}</span>
      <span className={`el r ${reads === null ? 'stale' : tone === '' ? 't2' : `${tone} b`}`} title={state}>
        {state}
      </span>
    </div>
  );
}
