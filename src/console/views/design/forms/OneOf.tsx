import { useId, useState } from 'preact/hooks';
import type { FieldChoice } from '../../../../definitions/document/fields/formOf';
import type { QueryLanguage } from '../../../../language/asl/types';
import { controlOf } from './controls/controlOf';
import { useFormHost } from './FormHost';
import { writeValue } from './useTyped';

/** Fields that exclude each other: first which one, then its value. Another one replaces it in one step. */
export function OneOf({ choice, language }: { choice: FieldChoice; language: QueryLanguage }) {
  const id = useId();
  const host = useFormHost();
  const { fields } = choice;
  const set = fields.filter(({ value }) => value !== undefined);
  const [chosen, setChosen] = useState<string>();
  const pending = fields.find(({ name, value }) => name === chosen && value === undefined);
  const shown = pending === undefined ? set : [{ ...pending, replaces: set }];
  const title = fields.map(({ name }) => name).join(' or ');
  const choose = (name: string): void => {
    const field = fields.find((one) => one.name === name);
    // Of a Boolean, there is nothing more to say.
    if (field?.shape.kind === 'boolean' && field.value === undefined)
      void writeValue(host, { ...field, replaces: set }, true);
    else setChosen(name);
    if (field === undefined) for (const one of set) void writeValue(host, one, undefined);
  };
  return (
    <div class="one-of" role="group" aria-label={title}>
      <div class="row">
        <label for={id} class="small dim">
          {title}
        </label>
        {choice.isRequired && set.length === 0 && <span class="badge">required</span>}
        <span class="grow" />
        <select id={id} value={shown[0]?.name ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="" disabled={choice.isRequired}>
            {choice.isRequired ? 'Choose one …' : 'Not set'}
          </option>
          {fields.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {shown.map((field) => {
        const Control = controlOf(field);
        return (
          <Control
            key={field.name}
            field={{ ...field, isRequired: choice.isRequired && set.length < 2 }}
            language={language}
          />
        );
      })}
      {set.length > 1 && <p class="fault small">{`Only one of ${title} may be there.`}</p>}
    </div>
  );
}
