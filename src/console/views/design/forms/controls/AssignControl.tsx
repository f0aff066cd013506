import { useId, useState } from 'preact/hooks';
import type { FormField } from '../../../../../definitions/document/fields/formOf';
import { isObject, type Json } from '../../../../../util/json';
import { Icon } from '../../../../parts/Icon';
import { useFormHost, type Change } from '../FormHost';
import { changeTo, writeValue } from '../useTyped';
import type { ControlProps } from './ControlProps';
import { faultOfName, plainName, suffixOf } from './variableNames';
import { ExpressionControl } from './ExpressionControl';
import { FieldFrame } from './FieldFrame';
import { LineInput } from './LineInput';
import { onLeave } from './onLeave';

/** Variables and their values, one in a row. */
export function AssignControl({ field, language }: ControlProps) {
  const id = useId();
  const host = useFormHost();
  const [added, setAdded] = useState('');
  const [fault, setFault] = useState('');
  const assigned = isObject(field.value) ? field.value : {};
  const names = Object.keys(assigned);
  const make = (change: Planned): boolean => {
    const why = 'why' in change ? change.why : (host.edit(change.label, change.edits) ?? '');
    setFault(why);
    return !('why' in change);
  };
  const renaming = (name: string, to: string): Planned => {
    const bare = to.replace(/^\$/, '');
    const why = faultOfName(
      bare,
      names.filter((one) => one !== name),
    );
    if (why !== '') return { why };
    const path = [...field.path, name];
    return { label: `Rename $${plainName(name)}`, edits: [{ kind: 'rename', path, name: bare + suffixOf(name) }] };
  };
  const addition = (text: string): Planned | undefined => {
    const name = text.replace(/^\$/, '');
    if (name === '') return undefined;
    const why = faultOfName(name, names);
    if (why !== '') return { why };
    const member = language === 'JSONPath' ? `${name}.$` : name;
    const value: Json = language === 'JSONPath' ? '$' : '{% $states.input %}';
    if (!isObject(field.value)) return changeTo(field, { [member]: value });
    return { label: `Add $${name}`, edits: [{ kind: 'set', path: [...field.path, member], value }] };
  };
  const add = (text: string): void => {
    const change = addition(text);
    if (change !== undefined && make(change)) setAdded('');
  };
  const remove = (name: string): void => {
    if (names.length === 1) setFault(writeValue(host, field, undefined) ?? '');
    else setFault(host.edit(`Remove $${plainName(name)}`, [{ kind: 'remove', path: [...field.path, name] }]) ?? '');
  };
  return (
    <FieldFrame field={field} id={id} fault={fault} isGroup>
      <ul class="plain assigned">
        {names.map((name) => (
          <li key={name}>
            <div class="row">
              <span aria-hidden="true">$</span>
              <LineInput
                label={`Name of variable ${plainName(name)}`}
                value={plainName(name)}
                changeTo={(to) => possible(renaming(name, to))}
                onCommit={(to) => void make(renaming(name, to))}
              />
              <button
                class="quiet small"
                type="button"
                aria-label={`Remove variable ${plainName(name)}`}
                onClick={() => remove(name)}
              >
                <Icon name="close" />
              </button>
            </div>
            <ExpressionControl field={valueField(field, name, assigned[name]!)} language={language} />
          </li>
        ))}
        <li class="row">
          <input
            id={id}
            class="grow"
            aria-label="Add a variable"
            placeholder="Add a variable …"
            value={added}
            data-shown=""
            onInput={({ currentTarget: { value } }) => {
              setAdded(value);
              host.typed(possible(addition(value)));
            }}
            {...onLeave(add)}
          />
        </li>
      </ul>
    </FieldFrame>
  );
}

/** What would be done, or why it cannot be. */
type Planned = Change | { readonly why: string };

function possible(planned: Planned | undefined): Change | undefined {
  return planned === undefined || 'why' in planned ? undefined : planned;
}

/** The value of a variable: a path in `name.$`, JSON otherwise. */
function valueField(field: FormField, name: string, value: Json): FormField {
  const kind = name.endsWith('.$') ? 'stringPath' : 'payload';
  return { name, shape: { kind }, path: [...field.path, name], value, isRequired: true };
}
