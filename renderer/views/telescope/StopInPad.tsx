import { client } from '../../ipc/client.ts';

const stop = () => void client['safety.stop'](undefined);

/** STOP in the middle of a pad; it acts as soon as it goes down, and by key. `tabIndex` −1 where the pad itself takes the focus. */
export function StopInPad({ tabIndex = 0 }: { readonly tabIndex?: 0 | -1 }) {
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className="btn danger middle"
      onPointerDown={stop}
      onClick={(event) => (event.detail === 0 ? stop() : undefined)}
    >
      STOP
    </button>
  );
}
