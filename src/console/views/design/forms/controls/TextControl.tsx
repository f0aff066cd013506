import { useId } from 'preact/hooks';
import { useFormHost } from '../FormHost';
import { useTyped } from '../useTyped';
import type { ControlProps } from './ControlProps';
import { FieldFrame } from './FieldFrame';
import { onLeave } from './onLeave';

/** A string on one line, with the names that are known for it. */
export function TextControl({ field, language }: ControlProps) {
  const id = useId();
  const { text, shown, fault, type, commit } = useTyped(field, language);
  const known = useFormHost().suggestions(field.path);
  return (
    <FieldFrame field={field} id={id} fault={fault}>
      <input
        id={id}
        value={text}
        data-shown={shown}
        spellcheck={field.name === 'Comment'}
        autocomplete="off"
        aria-invalid={fault !== ''}
        aria-describedby={`${id}-fault`}
        list={known.length > 0 ? `${id}-known` : undefined}
        onInput={(event) => type(event.currentTarget.value)}
        {...onLeave(commit)}
      />
      {known.length > 0 && (
        <datalist id={`${id}-known`}>
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}
