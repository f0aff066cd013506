import { useId, useState } from 'preact/hooks';
import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import { formOf, type FieldChoice, type FormField, type FormRow } from '../../../../definitions/document/fields/formOf';
import type { ObjectShape } from '../../../../language/asl/ObjectShape';
import type { QueryLanguage } from '../../../../language/asl/types';
import type { JsonObject } from '../../../../util/json';
import { controlOf } from './controls/controlOf';
import { ExpressionControl } from './controls/ExpressionControl';
import { useFormHost } from './FormHost';
import { writeValue } from './useTyped';

/** The fields of an object: those that are set or required, and the others below, closed. */
export function PartForm({
  shape,
  object,
  path,
  language,
  except = none,
}: {
  shape: ObjectShape;
  object: JsonObject;
  path: DocumentPath;
  language: QueryLanguage;
  /** Names of fields that are shown elsewhere. */
  except?: ReadonlySet<string>;
}) {
  const form = formOf(shape, object, path, language);
  const rows = form.rows.filter((row) => !fieldsIn(row).every(({ name }) => except.has(name)));
  const shown = rows.filter(isShown);
  return (
    <div class="part-form">
      {shown.map((row) => (
        <Row key={keyOf(row)} row={row} language={language} />
      ))}
      <MoreFields rows={rows.filter((row) => !isShown(row))} language={language} />
      <OtherMembers fields={form.others} language={language} />
    </div>
  );
}

const none: ReadonlySet<string> = new Set();

/** Fields that are not set, until the author opens them. */
export function MoreFields({ rows, language }: { rows: readonly FormRow[]; language: QueryLanguage }) {
  if (rows.length === 0) return null;
  const names = rows.flatMap((row) => fieldsIn(row).map(({ name }) => name));
  return (
    <details class="more-fields">
      <summary>
        {`${names.length} more: `}
        <span class="dim">{names.join(', ')}</span>
      </summary>
      {rows.map((row) => (
        <Row key={keyOf(row)} row={row} language={language} />
      ))}
    </details>
  );
}

/** Members that the query language does not have here: shown as they are, and only the author takes them away. */
export function OtherMembers({ fields, language }: { fields: readonly FormField[]; language: QueryLanguage }) {
  if (fields.length === 0) return null;
  return (
    <div class="others" role="group" aria-label="Other members">
      <p class="small warn-text">{`Not fields of a ${language} state here; they stay as they are:`}</p>
      {fields.map((field) => (
        <ExpressionControl key={field.name} field={{ ...field, shape: { kind: 'anything' } }} language={language} />
      ))}
    </div>
  );
}

export function Row({ row, language }: { row: FormRow; language: QueryLanguage }) {
  if (row.kind === 'choice') return <OneOf choice={row} language={language} />;
  const Control = controlOf(row.field);
  return <Control field={row.field} language={language} />;
}

/** Fields that exclude each other: first which one, then its value. Another one replaces it in one step. */
function OneOf({ choice, language }: { choice: FieldChoice; language: QueryLanguage }) {
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

export function isShown(row: FormRow): boolean {
  if (row.kind === 'choice') return row.isRequired || row.fields.some(({ value }) => value !== undefined);
  return row.field.isRequired || row.field.value !== undefined;
}

export function fieldsIn(row: FormRow): readonly FormField[] {
  return row.kind === 'choice' ? row.fields : [row.field];
}

export function keyOf(row: FormRow): string {
  return fieldsIn(row)
    .map(({ name }) => name)
    .join(' ');
}
