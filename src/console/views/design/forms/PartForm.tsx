import { formOf, type FormField, type FormRow } from '../../../../definitions/document/fields/formOf';
import type { QueryLanguage } from '../../../../language/asl/types';
import { controlOf } from './controls/controlOf';
import { RawControl } from './controls/RawControl';
import type { PartProps } from './FormHost';
import { OneOf } from './OneOf';
import { fieldsIn, isShown, keyOf } from './rows';

/** The fields of an object: those that are set or required, and the others below, closed. */
export function PartForm({ shape, object, path, language, except = none }: PartProps) {
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
        <RawControl key={field.name} field={field} language={language} />
      ))}
    </div>
  );
}

export function Row({ row, language }: { row: FormRow; language: QueryLanguage }) {
  if (row.kind === 'choice') return <OneOf choice={row} language={language} />;
  const Control = controlOf(row.field);
  return <Control field={row.field} language={language} />;
}
