/** A time in UTC, to the second. `value` and the argument of `onChange` are ISO 8601; empty: none. */
export function TimeField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label class="slim-label">
      {label}
      <input
        type="datetime-local"
        step="1"
        value={value.replace(/Z$/, '')}
        onChange={({ currentTarget: { value: text } }) =>
          onChange(text === '' ? '' : `${text.length === 16 ? `${text}:00` : text}Z`)
        }
      />
    </label>
  );
}
