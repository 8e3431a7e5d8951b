interface Props {
  readonly buttons: readonly { readonly text: string; readonly act: () => void }[];
  readonly ready: boolean;
  /** Id of what says why they are not. */
  readonly describedBy: string;
}

/** Buttons that do different things with one request, all of them when it is ready or none. */
export function RequestButtons({ buttons, ready, describedBy }: Props) {
  return (
    <div className="buttons">
      {buttons.map(({ text, act }) => (
        <button
          key={text}
          type="button"
          className="btn"
          aria-disabled={!ready}
          aria-describedby={describedBy}
          onClick={act}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
