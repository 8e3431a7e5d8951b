import { type KeyboardEvent, useRef, useState } from 'react';
import type { JogDirection } from '../../../devices/mount/Mount.ts';
import { Icon } from '../../components/Icon.tsx';
import { SegmentedControl } from '../../components/SegmentedControl.tsx';
import { usePanelVisible } from '../../docking/PanelContext.ts';
import { client } from '../../ipc/client.ts';
import { CommandLife } from './CommandLife.tsx';
import { StopInPad } from './StopInPad.tsx';
import { useGamepad } from './useGamepad.ts';
import { useJog } from './useJog.ts';

/** On the sky with north up, east is left. */
const KEYS: Readonly<Record<string, JogDirection>> = {
  ArrowUp: 'NORTH',
  ArrowDown: 'SOUTH',
  ArrowLeft: 'EAST',
  ArrowRight: 'WEST',
};
const ARROWS = [
  ['NORTH', 'N', 'north'],
  ['EAST', 'E', 'east'],
  ['WEST', 'W', 'west'],
  ['SOUTH', 'S', 'south'],
] as const;

/** Moves the telescope for as long as a button, an arrow key or a gamepad's cross is held. */
export function JogPad({ rates }: { readonly rates: readonly string[] }) {
  const [chosen, setRate] = useState<string | null>(null);
  const rate = chosen !== null && rates.includes(chosen) ? chosen : (rates[Math.min(1, rates.length - 1)] ?? '');
  const { command, direction, start, stop, allowed } = useJog();
  const key = useRef<string | null>(null);
  const [focused, setFocused] = useState(false);
  const visible = usePanelVisible();
  const pad = useGamepad(visible && allowed, {
    onDirection: (towards) => (towards === null ? stop() : start(towards, rate)),
    onRate: (step) => setRate(rates[Math.max(0, Math.min(rates.length - 1, rates.indexOf(rate) + step))] ?? rate),
    onStop: () => void client['safety.stop'](undefined),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const towards = KEYS[event.key];
    if (!towards || event.altKey || event.ctrlKey || event.shiftKey || event.metaKey) return;
    event.preventDefault();
    if (event.repeat) return;
    key.current = event.key;
    start(towards, rate);
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key !== key.current) return;
    key.current = null;
    stop();
  };
  return (
    <div className="group">
      <SegmentedControl
        label="Rate of the jog"
        options={rates.map((one) => ({ value: one, text: one }))}
        value={rate}
        onChange={setRate}
      />
      <div className="jog-row">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset takes no keys, and this one is moved by them */}
        <div
          className={`jog ${focused ? 'live' : ''}`}
          role="group"
          aria-label="Jog pad: while it has the focus the arrow keys move the telescope"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys work while it has the focus
          tabIndex={0}
          onKeyDown={onKeyDown}
          onKeyUp={onKeyUp}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            key.current = null;
            stop();
          }}
        >
          {ARROWS.map(([towards, letter, place]) => (
            <button
              key={towards}
              type="button"
              tabIndex={-1}
              className={`btn ${place} ${direction === towards ? 'pressed' : ''}`}
              aria-disabled={!allowed}
              aria-label={`Hold to move ${place}`}
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                start(towards, rate);
              }}
              onPointerUp={stop}
              onPointerCancel={stop}
              onLostPointerCapture={stop}
            >
              <Icon name="arrow" className={place} />
              <small>{letter}</small>
            </button>
          ))}
          <StopInPad tabIndex={-1} />
        </div>
        <div className="col">
          <div className="lab">
            {focused ? 'Arrow keys move it now, while held' : 'Hold a button; or click here, then hold an arrow key'}
          </div>
          <div className="lab el" title={pad ?? ''}>
            {allowed ? (pad === null ? 'Gamepad: none, press a key on it' : `Gamepad: ${pad}`) : 'Gamepad: not read'}
          </div>
        </div>
      </div>
      <CommandLife of={{ Jog: command }} />
    </div>
  );
}
