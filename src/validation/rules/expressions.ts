import type { DiagnosticCode } from '../../errors/diagnosticCodes';
import { mayHoldJsonata, type FieldShape, type FieldKind } from '../../language/asl/ObjectShape';
import type { Part } from '../../language/asl/parts';
import type { Path } from '../../language/asl/path';
import { InvalidIntrinsicError } from '../../language/expressions/intrinsics/readIntrinsic';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { InvalidPathError } from '../../language/expressions/jsonPath/Cursor';
import { compileStringExpression } from '../../language/expressions/stringExpression';
import { toCompactText, type Json } from '../../util/json';
import { textsIn } from '../../util/walkJson';
import { templateKinds, templateMembers } from './templates';
import { loadCompileExpression } from '../../language/expressions/loadJsonata';

/** A path, an intrinsic call or a JSONata expression in a definition. */
export interface WrittenExpression {
  readonly form: 'path' | 'member' | 'jsonata';
  /** As written; JSON for a `.$` member that is not a string. */
  readonly text: string;
  readonly part: Part;
  readonly fieldName: string;
  readonly field: FieldShape;
  /** The place of the expression itself. */
  readonly path: Path;
  readonly reading: Reading;
}

/** All expressions in the known fields of the parts, compiled. */
export function expressionsIn(parts: readonly Part[]): WrittenExpression[] {
  const found: WrittenExpression[] = [];
  for (const part of parts) {
    for (const [fieldName, value] of Object.entries(part.object)) {
      const field = Object.hasOwn(part.shape.fields, fieldName) ? part.shape.fields[fieldName]! : undefined;
      if (field === undefined || (field.language !== undefined && field.language !== part.language)) continue;
      const add = (form: WrittenExpression['form'], text: string, path: Path, reading: Reading): void => {
        found.push({ form, text, part, fieldName, field, path, reading });
      };
      const at = [...part.path, fieldName];
      if (part.language === 'JSONata') {
        if (mayHoldJsonata(field)) addJsonata(value, at, add);
      } else if (pathKinds.has(field.kind)) {
        if (typeof value !== 'string') continue;
        add('path', value, at, field.kind === 'stringPath' ? readStringExpression(value) : readPath(value));
      } else if (templateKinds.has(field.kind)) addMembers(value, at, add);
    }
  }
  return found;
}

type Add = (form: WrittenExpression['form'], text: string, path: Path, reading: Reading) => void;

const pathKinds: ReadonlySet<FieldKind> = new Set(['nullablePath', 'referencePath', 'resultPath', 'stringPath']);

/** Members whose name ends in `.$`, at any depth. */
function addMembers(template: Json, at: Path, add: Add): void {
  for (const { name, value, path } of templateMembers(template, at)) {
    if (!name.endsWith('.$')) continue;
    if (typeof value === 'string') add('member', value, path, readStringExpression(value));
    else add('member', toCompactText(value), path, notText);
  }
}

const notText: Reading = { fault: { reason: 'it is not a string' }, variables: [] };

/** Strings between `{%` and `%}`, and those with only one of the two, at any depth. */
function addJsonata(value: Json, at: Path, add: Add): void {
  for (const [text, path] of textsIn(value, at)) {
    if (loadCompileExpression().isExpression(text)) add('jsonata', text, path, readJsonata(text));
    else if (text.startsWith('{%') || text.endsWith('%}')) add('jsonata', text, path, halfOpen);
  }
}

const halfOpen: Reading = {
  fault: { reason: 'JSONata string must start with {% and end with %}', code: 'SCHEMA_VALIDATION_FAILED' },
  variables: [],
};

/** What is known about an expression once it is compiled. */
interface Reading {
  /** Why it does not compile. `code` only if AWS has one for it. */
  readonly fault?: { readonly reason: string; readonly code?: DiagnosticCode };
  readonly variables: readonly string[];
  /** JSONata: the members of `$states` that it reads; `all` for the whole. */
  readonly statesMembers?: readonly string[];
  /** JSONata: what it reads at the top level, where there is no context item: bare names, `$`, `$$`. */
  readonly topLevel?: readonly string[];
  /** Paths: their root, and whether they are reference paths. */
  readonly root?: 'input' | 'context' | 'variable';
  readonly referencePath?: boolean;
  /** Intrinsic calls: `States.Format`. */
  readonly intrinsic?: string;
}

export function readPath(text: string): Reading {
  try {
    const { variables, root, referencePath } = compilePath(text);
    return { variables, root, referencePath };
  } catch (error) {
    if (error instanceof InvalidPathError) return { fault: { reason: error.reason }, variables: [] };
    throw error;
  }
}

/** A path or an intrinsic call. */
export function readStringExpression(text: string): Reading {
  if (text.startsWith('$')) return readPath(text);
  try {
    const { variables } = compileStringExpression(text);
    return { variables, intrinsic: text.slice(0, text.indexOf('(')).trim() };
  } catch (error) {
    if (error instanceof InvalidIntrinsicError || error instanceof InvalidPathError) {
      return { fault: { reason: error.reason }, variables: [] };
    }
    throw error;
  }
}

/** `text` includes its delimiters. */
export function readJsonata(text: string): Reading {
  try {
    const { references, topLevel } = loadCompileExpression().compileExpression({
      text: loadCompileExpression().expressionText(text),
      location: '',
    });
    return { ...references, topLevel };
  } catch (error) {
    if (!(error instanceof loadCompileExpression().InvalidJsonataError)) throw error;
    const code = error.code === undefined ? 'UNSUPPORTED_JSONATA_EXPRESSION' : 'INVALID_JSONATA_EXPRESSION';
    return { fault: { reason: error.message, code }, variables: [] };
  }
}
