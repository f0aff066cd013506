import { useId, useState } from 'preact/hooks';
import { jsonKinds } from '../../../../../definitions/document/fields/fieldText';
import { useFormHost } from '../FormHost';
import { useTyped } from '../useTyped';
import type { ControlProps } from './ControlProps';
import { ExpressionValue } from './ExpressionValue';
import { FieldFrame } from './FieldFrame';
import { useCompletion } from './useCompletion';

/** A path, an expression, or JSON with expressions in it: with completion, and its value on the sample data. */
export function ExpressionControl({ field, language }: ControlProps) {
  const id = useId();
  const host = useFormHost();
  const [isHere, setHere] = useState(false);
  const { text, shown, fault, type, commit } = useTyped(field, language);
  const completion = useCompletion(host.scopeAt(field.path), type);
  const { options, at, isOpen } = completion;
  const isJson = jsonKinds.has(field.shape.kind);
  const rows = Math.min(14, Math.max(isJson && field.value !== undefined ? 3 : 1, text.split('\n').length));
  return (
    <FieldFrame field={field} id={id} fault={fault}>
      <div class="complete">
        <textarea
          ref={completion.area}
          id={id}
          rows={rows}
          value={text}
          data-shown={shown}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-autocomplete="list"
          aria-controls={isOpen ? `${id}-options` : undefined}
          aria-activedescendant={isOpen ? `${id}-option-${at}` : undefined}
          aria-invalid={fault !== ''}
          aria-describedby={`${id}-fault`}
          onInput={(event) => {
            type(event.currentTarget.value);
            completion.look();
          }}
          onKeyDown={(event) => {
            if (completion.onKeyDown(event)) return;
            if (event.key === 'Enter' && (!isJson || event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              commit();
            }
          }}
          onFocus={() => setHere(true)}
          onBlur={() => {
            setHere(false);
            completion.close();
            commit();
          }}
        />
        <ul id={`${id}-options`} role="listbox" aria-label="Completions" class="completions" hidden={!isOpen}>
          {options.slice(0, 40).map(({ label, detail }, index) => (
            <li
              key={label}
              id={`${id}-option-${index}`}
              role="option"
              aria-selected={index === at}
              onMouseDown={(event) => {
                // The text area keeps the focus.
                event.preventDefault();
                completion.take(index);
              }}
            >
              <code>{label}</code> <span class="dim small">{detail}</span>
            </li>
          ))}
        </ul>
      </div>
      {isHere && fault === '' && text.trim() !== '' && (
        <ExpressionValue field={field} text={text} language={language} />
      )}
    </FieldFrame>
  );
}
