import { useId, useState } from 'preact/hooks';
import { Icon } from '../../../../parts/Icon';
import { useFormHost, type Change } from '../FormHost';
import { changeTo } from '../useTyped';
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
  const make = (change: Change | undefined): void => {
    if (change !== undefined) setFault(host.edit(change.label, change.edits) ?? '');
  };
  const addition = (text: string): Change | undefined => {
    if (text.trim() === '') return undefined;
    if (!Array.isArray(field.value)) return changeTo(field, [text]);
    return { label: `Add ${text}`, edits: [{ kind: 'set', path: [...field.path, list.length], value: text }] };
  };
  const removal = (index: number): Change | undefined => {
    if (list.length > 1)
      return { label: `Remove ${list[index]!}`, edits: [{ kind: 'remove', path: [...field.path, index] }] };
    return field.isRequired ? undefined : changeTo(field, undefined);
  };
  const remove = (index: number): void => {
    if (list.length === 1 && field.isRequired) setFault(`${field.name} must have one at least.`);
    else make(removal(index));
  };
  const setting = (index: number, value: string): Change | undefined =>
    value === ''
      ? removal(index)
      : { label: `Set ${field.name}`, edits: [{ kind: 'set', path: [...field.path, index], value }] };
  return (
    <FieldFrame field={field} id={id} fault={fault} isGroup>
      <ul class="plain strings">
        {list.map((text, index) => (
          <li key={index} class="row">
            <LineInput
              label={`${field.name} ${index + 1}`}
              value={text}
              list={`${id}-known`}
              changeTo={(value) => setting(index, value)}
              onCommit={(value) => (value === '' ? remove(index) : make(setting(index, value)))}
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
            onInput={({ currentTarget: { value } }) => {
              setAdded(value);
              host.typed(addition(value));
            }}
            {...onLeave((text) => {
              make(addition(text));
              setAdded('');
            })}
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
