import { useId } from 'preact/hooks';
import { stateTypes } from '../../../../../language/asl/fields';
import type { WalkedState } from '../../../../../language/asl/walk';
import { useFormHost } from '../FormHost';

/** The type of a state. Fields that the other type does not have stay, and the form shows them as such. */
export function TypePicker({ state: { type, path, object } }: { state: WalkedState }) {
  const id = useId();
  const host = useFormHost();
  return (
    <div class="form-field" data-field="Type">
      <label for={id}>Type</label>
      <select
        id={id}
        value={type ?? ''}
        onChange={({ currentTarget: { value } }) =>
          void host.edit(`Make it a ${value}`, [{ kind: 'set', path: [...path, 'Type'], value }])
        }
      >
        {type === undefined && <option value="">{JSON.stringify(object['Type'] ?? null)}</option>}
        {stateTypes.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
