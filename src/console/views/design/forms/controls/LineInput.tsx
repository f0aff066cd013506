import { useState } from 'preact/hooks';
import { useFormHost, type Change } from '../FormHost';
import { onLeave } from './onLeave';

/** One line of text that is committed as a whole. */
export function LineInput({
  label,
  value,
  list,
  changeTo,
  onCommit,
}: {
  label: string;
  value: string;
  /** The id of a list of known values. */
  list?: string;
  /** The edits that committing a text would make. */
  changeTo: (text: string) => Change | undefined;
  onCommit: (text: string) => void;
}) {
  const host = useFormHost();
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
      onInput={({ currentTarget: { value: text } }) => {
        setTyped({ text, over: value });
        host.typed(text === value ? undefined : changeTo(text));
      }}
      {...onLeave((text) => {
        if (text !== value) onCommit(text);
      })}
    />
  );
}
