import { Icon } from '../components/Icon.tsx';
import { useControl } from './useControl.ts';
import { useControlCalls } from './useControlCalls.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

/** Somebody asks this window for control: said in the title bar, where it covers and moves nothing. Silence is a no. */
export function ControlPrompt() {
  const { asked } = useControl();
  const calls = useControlCalls();
  const left = useSecondsLeft(asked?.endsAtWall ?? null);
  if (asked === null) return <span className="sp" />;
  const refused = calls.answer && !calls.answer.ok ? calls.answer.reason : null;
  return (
    <section className="control-prompt" aria-live="polite" aria-label="Somebody asks for control">
      <Icon name="key" size={12} />
      <span className="el">
        {refused ?? (
          <>
            <b>{asked.by}</b> asks for control from {asked.where}.
          </>
        )}
      </span>
      <button type="button" aria-disabled={calls.pending} onClick={() => calls.reply(true)}>
        Hand over
      </button>
      <button type="button" className="keep" aria-disabled={calls.pending} onClick={() => calls.reply(false)}>
        Keep, in {left} s by itself
      </button>
    </section>
  );
}
