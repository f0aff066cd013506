import { useId, useState } from 'preact/hooks';
import { nestedShapes } from '../../../../../definitions/document/fields/nestedShapes';
import type { DocumentEdit } from '../../../../../definitions/document/DefinitionDocument';
import { isObject, type Json } from '../../../../../util/json';
import { Icon } from '../../../../parts/Icon';
import { useFormHost } from '../FormHost';
import { writeValue } from '../useTyped';
import type { ControlProps } from './ControlProps';
import { FieldFrame } from './FieldFrame';
import { beginnings, nouns } from './beginnings';
import { RuleControl } from './RuleControl';

/** Retriers, catchers and rules: add, remove, reorder, and a form for each. */
export function ListControl({ field, language }: ControlProps) {
  const id = useId();
  const host = useFormHost();
  const [fault, setFault] = useState('');
  const items: readonly Json[] = Array.isArray(field.value) ? field.value : [];
  const noun = nouns[field.name] ?? 'Item';
  const edit = (label: string, ...edits: DocumentEdit[]): void => setFault(host.edit(label, edits) ?? '');
  const add = (): void => {
    const value = (beginnings[field.name] ?? (() => ({})))(language, host.statesAt(field.path));
    const label = `Add ${noun.toLowerCase()}`;
    if (items.length === 0) edit(label, { kind: 'set', path: field.path, value: [value] });
    else edit(label, { kind: 'set', path: [...field.path, items.length], value });
  };
  const remove = (index: number): void => {
    if (items.length > 1)
      return edit(`Remove ${noun.toLowerCase()} ${index + 1}`, { kind: 'remove', path: [...field.path, index] });
    if (field.isRequired) return setFault(`${field.name} must have one at least.`);
    setFault(writeValue(host, field, undefined) ?? '');
  };
  return (
    <FieldFrame field={field} id={id} fault={fault} isGroup>
      <ol class="plain items">
        {items.map((item, index) => (
          <li key={index} class="item" aria-label={`${noun} ${index + 1}`}>
            <div class="row item-head">
              <strong>{`${noun} ${index + 1}`}</strong>
              <span class="grow" />
              <button
                class="quiet small"
                type="button"
                disabled={index === 0}
                aria-label={`Move ${noun.toLowerCase()} ${index + 1} up`}
                onClick={() =>
                  edit(`Move ${noun.toLowerCase()} up`, { kind: 'move', path: [...field.path, index], to: index - 1 })
                }
              >
                ↑
              </button>
              <button
                class="quiet small"
                type="button"
                disabled={index === items.length - 1}
                aria-label={`Move ${noun.toLowerCase()} ${index + 1} down`}
                onClick={() =>
                  edit(`Move ${noun.toLowerCase()} down`, { kind: 'move', path: [...field.path, index], to: index + 1 })
                }
              >
                ↓
              </button>
              <button
                class="quiet small"
                type="button"
                aria-label={`Remove ${noun.toLowerCase()} ${index + 1}`}
                onClick={() => remove(index)}
              >
                <Icon name="close" />
              </button>
            </div>
            {!isObject(item) ? (
              <code>{JSON.stringify(item)}</code>
            ) : field.name === 'Choices' ? (
              <RuleControl rule={item} path={[...field.path, index]} language={language} />
            ) : (
              <host.Part
                shape={nestedShapes[field.name]!}
                object={item}
                path={[...field.path, index]}
                language={language}
              />
            )}
          </li>
        ))}
      </ol>
      <button id={id} class="small" type="button" onClick={add}>
        <Icon name="plus" /> {`Add ${noun.toLowerCase()}`}
      </button>
    </FieldFrame>
  );
}
