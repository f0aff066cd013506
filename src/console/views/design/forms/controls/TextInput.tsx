import { useState } from 'preact/hooks';

/** A text that is changed in its place. What is typed stays here until the author leaves, or presses Enter. */
export function TextInput({
  label,
  shown,
  list,
  onLeave,
}: {
  label: string;
  /** The text as the definition has it. */
  shown: string;
  /** The id of a `datalist`. */
  list?: string;
  /** Called with a text that is not `shown`. */
  onLeave: (text: string) => void;
}) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string }>();
  // When the definition changes elsewhere, what it says counts.
  const text = typed?.over === shown ? typed.text : shown;
  return (
    <input
      class="grow"
      aria-label={label}
      value={text}
      data-shown={shown}
      list={list}
      autocomplete="off"
      onInput={(event) => setTyped({ text: event.currentTarget.value, over: shown })}
      onChangeCapture={({ currentTarget: { value } }) => {
        if (value !== shown) onLeave(value);
      }}
    />
  );
}
