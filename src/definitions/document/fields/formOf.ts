import type { FieldShape, ObjectShape } from '../../../language/asl/ObjectShape';
import type { QueryLanguage } from '../../../language/asl/types';
import { member, type Json, type JsonObject } from '../../../util/json';
import type { DocumentPath } from '../DefinitionDocument';

/** One field in a form. */
export interface FormField {
  readonly name: string;
  readonly shape: FieldShape;
  /** The path of its value in the definition. */
  readonly path: DocumentPath;
  /** `undefined` if the definition does not have it. */
  readonly value: Json | undefined;
  readonly isRequired: boolean;
  /** Fields that exclude it: writing it takes them away. */
  readonly replaces?: readonly FormField[];
}

/** Fields that exclude each other: the author chooses one of them. */
export interface FieldChoice {
  readonly kind: 'choice';
  readonly fields: readonly FormField[];
  /** Whether one of them must be there. */
  readonly isRequired: boolean;
}

export type FormRow = { readonly kind: 'field'; readonly field: FormField } | FieldChoice;

/** The form of an object of the language. */
export interface FieldForm {
  readonly path: DocumentPath;
  readonly language: QueryLanguage;
  readonly object: JsonObject;
  /** Every field of the shape that the query language has, in the order of the table. */
  readonly rows: readonly FormRow[];
  /** Members that do not belong here: fields of the other query language, and names that the language does not have. */
  readonly others: readonly FormField[];
}

const anything: FieldShape = { kind: 'anything' };

/**
 * The form of an object, generated from its shape. Nothing of the object is missing in it: what the shape does not have
 * is in `others`.
 */
export function formOf(shape: ObjectShape, object: JsonObject, path: DocumentPath, language: QueryLanguage): FieldForm {
  const fieldOf = (name: string, of: FieldShape): FormField => ({
    name,
    shape: of,
    path: [...path, name],
    value: member(object, name),
    isRequired: shape.required.includes(name),
  });
  const fields = Object.entries(shape.fields).filter(([, of]) => of.language === undefined || of.language === language);
  const known = new Map(fields.map(([name, of]) => [name, fieldOf(name, of)]));
  const groups = [
    ...shape.exactlyOne.map((names) => ({ names, isRequired: true })),
    ...shape.atMostOne.map((names) => ({ names, isRequired: false })),
  ];
  const rows: FormRow[] = [];
  const taken = new Set<string>();
  for (const [name, field] of known) {
    if (taken.has(name)) continue;
    const group = groups.find(({ names }) => names.includes(name));
    const members = (group?.names ?? []).flatMap((one) => known.get(one) ?? []);
    // In one query language, often only one of them is left.
    if (group === undefined || members.length < 2)
      rows.push({ kind: 'field', field: { ...field, isRequired: field.isRequired || group?.isRequired === true } });
    else {
      rows.push({ kind: 'choice', fields: members, isRequired: group.isRequired });
      for (const one of members) taken.add(one.name);
    }
  }
  const others = Object.keys(object)
    .filter((name) => !known.has(name))
    .map((name) => fieldOf(name, shape.fields[name] ?? anything));
  return { path, language, object, rows, others };
}

/** All fields in the rows of a form. */
export function fieldsOf({ rows }: FieldForm): readonly FormField[] {
  return rows.flatMap((row) => (row.kind === 'field' ? [row.field] : row.fields));
}
