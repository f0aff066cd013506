import { compileExpression as compileJsonata } from '../../language/expressions/jsonata/compileExpression';
import { InvalidJsonataError } from '../../language/expressions/jsonata/InvalidJsonataError';
import { expressionText } from '../../language/expressions/jsonata/isExpression';
import { InvalidIntrinsicError } from '../../language/expressions/intrinsics/InvalidIntrinsicError';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { InvalidPathError } from '../../language/expressions/jsonPath/InvalidPathError';
import { compileExpression } from '../../language/expressions/stringExpression';

/** What compiling an expression told. */
export interface Reading {
  /** Why it cannot be compiled. `code` only where AWS has one of its own. */
  readonly fault?: { readonly reason: string; readonly code?: string };
  readonly variables: readonly string[];
  /** JSONata: members of `$states` that it reads; `all` for the whole. */
  readonly statesMembers?: readonly string[];
  /** JSONata: what it reads at its top, where nothing is: bare names, `$`, `$$`. */
  readonly topLevel?: readonly string[];
  /** Paths: what they start from, and whether they are reference paths. */
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
    const { variables } = compileExpression(text);
    return { variables, intrinsic: text.slice(0, text.indexOf('(')).trim() };
  } catch (error) {
    if (error instanceof InvalidIntrinsicError || error instanceof InvalidPathError) {
      return { fault: { reason: error.reason }, variables: [] };
    }
    throw error;
  }
}

/** `text` with its delimiters. */
export function readJsonata(text: string): Reading {
  try {
    const { references, topLevel } = compileJsonata({ text: expressionText(text), location: '' });
    return { ...references, topLevel };
  } catch (error) {
    if (!(error instanceof InvalidJsonataError)) throw error;
    const code = error.code === undefined ? 'UNSUPPORTED_JSONATA_EXPRESSION' : 'INVALID_JSONATA_EXPRESSION';
    return { fault: { reason: error.message, code }, variables: [] };
  }
}
