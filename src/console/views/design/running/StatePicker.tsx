import { useId } from 'preact/hooks';
import type { WalkedState } from '../../../../language/asl/walk';

/** One of the states of a definition, or none. */
export function StatePicker({
  label,
  first,
  value,
  states,
  onChange,
}: {
  label: string;
  /** What no choice means. */
  first: string;
  value: string;
  states: readonly WalkedState[];
  onChange: (name: string) => void;
}) {
  const id = useId();
  return (
    <span class="slim-label">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{first}</option>
        {states.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
