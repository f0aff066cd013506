import { useState } from 'preact/hooks';
import { onLeave } from './onLeave';

/** One line of text that is committed as a whole. */
export function LineInput({
  label,
  value,
  list,
  onCommit,
}: {
  label: string;
  value: string;
  /** The id of a list of known values. */
  list?: string;
  onCommit: (text: string) => void;
}) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string }>();
  const shown = typed?.over === value ? typed.text : value;
  return (
    <input
      class="grow"
      aria-label={label}
      value={shown}
      data-shown={value}
      list={list}
      autocomplete="off"
      onInput={(event) => setTyped({ text: event.currentTarget.value, over: value })}
      {...onLeave((text) => {
        if (text !== value) onCommit(text);
      })}
    />
  );
}
