import { useId, useRef, useState } from 'preact/hooks';
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
  const move = (index: number, by: 1 | -1): void => {
    const to = index + by;
    if (to < 0 || to >= items.length) return;
    const label = `Move ${noun.toLowerCase()} ${by < 0 ? 'up' : 'down'}`;
    edit(label, { kind: 'move', path: [...field.path, index], to });
  };
  const list = useRef<HTMLOListElement>(null);
  const itemKeys = (event: KeyboardEvent, index: number): void => {
    const act = itemKeyOf(event);
    if (act === undefined) return;
    event.preventDefault();
    // What is typed in the item is written first; then the keys go on with the item where it is.
    (document.activeElement as HTMLElement).blur();
    if (act === 'remove') remove(index);
    else move(index, act);
    const at = act === 'remove' ? Math.min(index, items.length - 2) : index + act;
    requestAnimationFrame(() => (list.current?.children[at] as HTMLElement | undefined)?.focus());
  };
  return (
    <FieldFrame field={field} id={id} fault={fault} isGroup>
      <ol class="plain items" ref={list}>
        {items.map((item, index) => (
          <li
            key={index}
            class="item"
            tabIndex={-1}
            aria-label={`${noun} ${index + 1}`}
            onKeyDown={(event) => itemKeys(event, index)}
          >
            <div class="row item-head">
              <strong>{`${noun} ${index + 1}`}</strong>
              <span class="grow" />
              <button
                class="quiet small"
                type="button"
                disabled={index === 0}
                aria-label={`Move ${noun.toLowerCase()} ${index + 1} up`}
                title="Move up (Alt+↑)"
                onClick={() => move(index, -1)}
              >
                ↑
              </button>
              <button
                class="quiet small"
                type="button"
                disabled={index === items.length - 1}
                aria-label={`Move ${noun.toLowerCase()} ${index + 1} down`}
                title="Move down (Alt+↓)"
                onClick={() => move(index, 1)}
              >
                ↓
              </button>
              <button
                class="quiet small"
                type="button"
                aria-label={`Remove ${noun.toLowerCase()} ${index + 1}`}
                title="Remove (Alt+Delete)"
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

/** What a key does to the item that it is pressed in. */
function itemKeyOf({ key, altKey, ctrlKey, metaKey, target }: KeyboardEvent): 1 | -1 | 'remove' | undefined {
  // Alt and an arrow open the list of a field.
  if (!altKey || ctrlKey || metaKey || (target as Element).closest('select') !== null) return undefined;
  return ({ ArrowUp: -1, ArrowDown: 1, Delete: 'remove' } as const)[key];
}
