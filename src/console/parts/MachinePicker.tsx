import type { MachineItem } from '../api/types';

/** Chooses one state machine, or all. */
export function MachinePicker({
  machines,
  value,
  onChange,
}: {
  machines: readonly MachineItem[];
  /** A name; empty: all. */
  value: string;
  onChange: (name: string) => void;
}) {
  return (
    <label class="slim-label">
      State machine
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">all</option>
        {machines.map(({ name, stateMachineArn }) => (
          <option key={stateMachineArn} value={name}>
            {name}
          </option>
        ))}
        {value !== '' && !machines.some(({ name }) => name === value) && <option value={value}>{value}</option>}
      </select>
    </label>
  );
}
