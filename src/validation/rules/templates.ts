import type { FieldKind } from '../../language/asl/ObjectShape';
import type { Part } from '../../language/asl/parts';
import type { Path } from '../../language/asl/path';
import type { Json } from '../../util/json';
import { membersIn } from '../../util/walkJson';

export const templateKinds: ReadonlySet<FieldKind> = new Set(['template', 'assign', 'payload']);

/** The JSONPath payload templates with their places: the fields whose members may end in `.$`. */
export function* templatesIn(parts: readonly Part[], kinds = templateKinds): Generator<[template: Json, at: Path]> {
  for (const { shape, object, path, language } of parts) {
    if (language !== 'JSONPath') continue;
    for (const [name, value] of Object.entries(object)) {
      const kind = Object.hasOwn(shape.fields, name) ? shape.fields[name]!.kind : undefined;
      if (kind !== undefined && kinds.has(kind)) yield [value, [...path, name]];
    }
  }
}

/** The members of a template, at any depth; the value of a member `x.$` is not a template. */
export function templateMembers(template: Json, at: Path): ReturnType<typeof membersIn> {
  return membersIn(template, at, (name) => !name.endsWith('.$'));
}

/** The message for a fixed string that looks like an expression, with the name under which it would be evaluated. */
export function dynamicMessage(name: string, value: string, dynamicName: string): string | undefined {
  const what = looksDynamic(value);
  if (what === undefined) return undefined;
  return (
    `The value of '${name}' looks like ${what}. ` +
    `Instead of '${name}', use '${dynamicName}' to evaluate it as ${what} at runtime.`
  );
}

/** What a string looks like, in words for a message: `a JSONPath`, `an Intrinsic Function`, or `undefined`. */
export function looksDynamic(text: string): string | undefined {
  if (text === '$' || text === '$$' || /^\${1,2}[.[]/.test(text)) return 'a JSONPath';
  if (/^States\.[A-Z][A-Za-z0-9]*\(.*\)$/s.test(text)) return 'an Intrinsic Function';
  return undefined;
}

/** A reason as a sentence of its own. */
export function sentenceOf(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1) + (reason.endsWith('.') ? '' : '.');
}
