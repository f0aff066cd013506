import type { FormField, FormRow } from '../../../../definitions/document/fields/formOf';

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
