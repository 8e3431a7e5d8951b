import { useState } from 'react';
import { CommandButton } from '../../components/CommandButton.tsx';
import { Icon } from '../../components/Icon.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { useIsStale } from '../../components/useIsStale.ts';
import { useManualCommand } from '../../state/manualCommand.ts';
import { useTopicPart } from '../../state/topics.ts';
import { CommandLife } from './CommandLife.tsx';
import { StopInPad } from './StopInPad.tsx';

const STEPS = [
  { value: 10 / 3600, text: '10″' },
  { value: 1 / 60, text: '1′' },
  { value: 10 / 60, text: '10′' },
  { value: 1, text: '1°' },
] as const;

/** East is left on the sky with north up. */
const ARROWS = [
  ['+δ', 0, 1, 'north'],
  ['+α', 1, 0, 'east'],
  ['−α', -1, 0, 'west'],
  ['−δ', 0, -1, 'south'],
] as const;

/** Moves the pointing by a step on the sky and goes on tracking; STOP in the middle stops every motion. */
export function StepPad() {
  const [step, setStep] = useState<number>(STEPS[2].value);
  const command = useManualCommand('telescope.slewTo', false);
  const mount = useTopicPart('instruments', (all) => all?.telescope.status ?? null);
  const stale = useIsStale(mount?.at);
  const usable = mount && !stale && mount.state === 'TRACKING' ? mount : null;
  const input = (east: number, north: number) => {
    if (!usable) return null;
    const declinationDegrees = usable.declinationDegrees + north * step;
    if (Math.abs(declinationDegrees) > 89.9) return null;
    const shift = (east * step) / Math.cos((declinationDegrees * Math.PI) / 180);
    return { rightAscensionDegrees: (usable.rightAscensionDegrees + shift + 360) % 360, declinationDegrees };
  };
  return (
    <div className="group">
      <SegmentedControl label="Step" options={STEPS} value={step} onChange={setStep} />
      <div className="jog-row">
        <div className="jog">
          {ARROWS.map(([name, east, north, words]) => (
            <CommandButton key={words} command={command} input={input(east, north)} className={words}>
              <Icon name="arrow" className={words} />
              <small>{name}</small>
              <span className="sr">{words}</span>
            </CommandButton>
          ))}
          <StopInPad />
        </div>
        <div className="col">
          <div className="lab">
            {usable ? 'One step for each click, then it tracks on' : 'Steps only while tracking'}
          </div>
        </div>
      </div>
      <CommandLife of={{ Step: command }} />
    </div>
  );
}
