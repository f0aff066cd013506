import type { DefinitionLoadError } from '../DefinitionLoadError';
import type { SourceNode } from '../source/SourceNode';

/** A source's answer: a value, or why it has none. `error` is thrown when no other alternative has a value. */
export type VariableResult = SourceNode | { readonly missing: string; readonly error?: DefinitionLoadError };
