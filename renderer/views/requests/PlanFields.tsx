import { Field, FieldReason } from '../../components/Field.tsx';
import { Icon } from '../../components/Icon.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { CAMERA_FILTERS, type PlanForm, readPlan } from './requestForm.ts';

interface Props {
  readonly plan: PlanForm;
  readonly onChange: (plan: PlanForm) => void;
  /** Null for the last one: a sequence has at least one plan. */
  readonly onRemove: (() => void) | null;
}

const CAMERAS = [
  { value: 'VIS', text: 'VIS' },
  { value: 'NIR', text: 'NIR' },
] as const;

/** Camera, filter, exposure, number and dither of one plan. */
export function PlanFields({ plan, onChange, onRemove }: Props) {
  const typed = readPlan(plan);
  const set = (part: Partial<PlanForm>) => onChange({ ...plan, ...part });
  return (
    <div className="plan-fields">
      <div className="row">
        <SegmentedControl
          label="Camera"
          options={CAMERAS}
          value={plan.detector}
          onChange={(detector) => set({ detector, filter: CAMERA_FILTERS[detector][0] })}
        />
        <SegmentedControl
          label="Filter"
          options={CAMERA_FILTERS[plan.detector].map((filter) => ({ value: filter as string, text: filter }))}
          value={plan.filter}
          onChange={(filter) => set({ filter })}
        />
        <span className="sp" />
        {onRemove ? (
          <button type="button" className="btn quiet sm" aria-label="Remove this plan" onClick={onRemove}>
            <Icon name="close" size={12} />
          </button>
        ) : null}
      </div>
      <div className="triple">
        <Field
          label=""
          name="Number of images"
          value={plan.count}
          typed={typed.count}
          unit="images"
          onChange={(count) => set({ count })}
        />
        <Field
          label="×"
          name="Exposure"
          value={plan.exposure}
          typed={typed.exposure}
          unit="s"
          onChange={(exposure) => set({ exposure })}
        />
        <Field
          label="dither"
          value={plan.dither}
          typed={typed.dither}
          unit="″"
          onChange={(dither) => set({ dither })}
        />
      </div>
      <FieldReason value={plan.count} typed={typed.count} />
      <FieldReason value={plan.exposure} typed={typed.exposure} />
      <FieldReason value={plan.dither} typed={typed.dither} />
    </div>
  );
}
