import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { SkyObject } from '../../../main-services/model/skyObject.ts';
import { fixed } from '../../format/number.ts';
import { client } from '../../ipc/client.ts';

/** As many as stand in the list without scrolling. */
const MOST = 8;
/** Typing goes on faster than this. */
const PAUSE_MS = 120;

interface Props {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onChosen: (object: SkyObject) => void;
}

/** A target by its name, completed while typing: Messier, NGC, IC, bright stars, planets, the Moon. Enter takes it. */
export function NameField({ value, onChange, onChosen }: Props) {
  const id = useId();
  const [found, setFound] = useState<readonly SkyObject[]>([]);
  const [marked, setMarked] = useState(0);
  const [open, setOpen] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const asked = useRef(0);
  const shown = open && found.length > 0;
  useEffect(() => {
    if (!open || value.trim() === '') {
      setFound([]);
      return;
    }
    asked.current += 1;
    const mine = asked.current;
    const timer = setTimeout(async () => {
      const answer = await client['catalogue.suggest']({ beginning: value.trim().slice(0, 64), most: MOST });
      if (mine !== asked.current) return;
      setFound(answer.ok ? answer.value : []);
      setFault(answer.ok ? (answer.value.length === 0 ? 'no such name' : null) : answer.reason);
      setMarked(0);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value, open]);

  const take = (object: SkyObject) => {
    setOpen(false);
    setFault(null);
    onChosen(object);
  };
  const takeTyped = async () => {
    if (value.trim() === '') return;
    const answer = await client['catalogue.find']({ name: value.trim().slice(0, 64) });
    const object = answer.ok ? (answer.value ?? found[marked]) : undefined;
    if (object) take(object);
    else setFault(answer.ok ? 'no such name' : answer.reason);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown) {
      event.preventDefault();
      setMarked((marked + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const object = shown ? found[marked] : undefined;
      if (object) take(object);
      else void takeTyped();
    } else if (event.key === 'Escape' && !event.shiftKey) setOpen(false);
  };
  return (
    <div className="name-field">
      <div className="field left">
        <label htmlFor={id}>name</label>
        <input
          id={id}
          name="name"
          value={value}
          placeholder="M 31, NGC 7000, Vega, Jupiter"
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}list`}
          aria-activedescendant={shown ? `${id}${marked}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setOpen(true);
            setFault(null);
            onChange(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        {fault && value.trim() !== '' ? <span className="attention nw">{fault}</span> : null}
      </div>
      {shown ? (
        <div className="suggestions" id={`${id}list`} role="listbox" aria-label="Targets of that name">
          {found.map((object, index) => (
            <div
              key={object.name}
              id={`${id}${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === marked}
              className={index === marked ? 'marked' : ''}
              onPointerDown={(event) => {
                // Before the field loses the focus and the list with it.
                event.preventDefault();
                take(object);
              }}
            >
              <b>{object.name}</b>
              <span className="t2 el">{object.furtherNames.slice(0, 3).join(', ')}</span>
              <span className="t3 nw">
                {object.kind}
                {object.magnitude === null ? '' : ` ${fixed(object.magnitude, 1)}`}
              </span>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
