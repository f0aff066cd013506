import { useId, useState } from 'preact/hooks';
import { Icon } from '../../../../parts/Icon';
import { useFormHost } from '../FormHost';
import { writeValue } from '../useTyped';
import type { ControlProps } from './ControlProps';
import { FieldFrame } from './FieldFrame';
import { LineInput } from './LineInput';
import { onLeave } from './onLeave';

/** A list of strings, such as the errors of a retrier: each one can be changed or removed. */
export function StringsControl({ field }: ControlProps) {
  const id = useId();
  const host = useFormHost();
  const [added, setAdded] = useState('');
  const [fault, setFault] = useState('');
  const list = Array.isArray(field.value) ? (field.value as readonly unknown[]).map(String) : [];
  const known = host.suggestions(field.path);
  const edit = (label: string, edits: Parameters<typeof host.edit>[1]): void => setFault(host.edit(label, edits) ?? '');
  const add = (text: string): void => {
    if (text.trim() === '') return;
    if (Array.isArray(field.value))
      edit(`Add ${text}`, [{ kind: 'set', path: [...field.path, list.length], value: text }]);
    else setFault(writeValue(host, field, [text]) ?? '');
    setAdded('');
  };
  const remove = (index: number): void => {
    if (list.length > 1) return edit(`Remove ${list[index]!}`, [{ kind: 'remove', path: [...field.path, index] }]);
    if (field.isRequired) return setFault(`${field.name} must have one at least.`);
    setFault(writeValue(host, field, undefined) ?? '');
  };
  return (
    <FieldFrame field={field} id={id} fault={fault} isGroup>
      <ul class="plain strings">
        {list.map((text, index) => (
          <li key={index} class="row">
            <LineInput
              label={`${field.name} ${index + 1}`}
              value={text}
              list={`${id}-known`}
              onCommit={(value) => {
                if (value === '') remove(index);
                else edit(`Set ${field.name}`, [{ kind: 'set', path: [...field.path, index], value }]);
              }}
            />
            <button class="quiet small" type="button" aria-label={`Remove ${text}`} onClick={() => remove(index)}>
              <Icon name="close" />
            </button>
          </li>
        ))}
        <li class="row">
          <input
            id={id}
            class="grow"
            aria-label={`Add to ${field.name}`}
            placeholder="Add …"
            value={added}
            data-shown=""
            list={`${id}-known`}
            onInput={(event) => setAdded(event.currentTarget.value)}
            {...onLeave(add)}
          />
        </li>
      </ul>
      <datalist id={`${id}-known`}>
        {known
          .filter((name) => !list.includes(name))
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
    </FieldFrame>
  );
}
