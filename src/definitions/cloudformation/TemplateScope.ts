import type { DefinitionFormat } from '../LoadedDefinition';
import type { LoadContext } from '../LoadContext';
import type { SourceNode } from '../source/SourceNode';
import { chained } from '../chained';
import type { Position } from '../source/Position';
import type { Template } from './Template';

/** An output with an export name, and where it has to be worked out. */
export interface ExportedValue {
  readonly node: SourceNode;
  readonly scope: TemplateScope;
}

/** What a value of a template is resolved against. */
export interface TemplateScope {
  readonly template: Template;
  readonly context: LoadContext;
  readonly format: DefinitionFormat;
  /** Parameter values that the parent stack hands down. */
  readonly handedDown: ReadonlyMap<string, SourceNode>;
  readonly stackName: string | undefined;
  /** Where handlers are, when functions do not say. */
  readonly codeFolder: string | undefined;
  /** The logical ids of the nested stacks that lead here. */
  readonly nestedIn: readonly string[];
  /** Names that are being resolved right now, to tell a cycle from a chain. */
  readonly resolving: readonly string[];
  /** Files that are being included or nested right now. */
  readonly openFiles: readonly string[];
  /** What was worked out once, by name: every scope of a load shares it. */
  readonly memo: Map<string, unknown>;
  /** A value with every intrinsic function in it worked out. */
  readonly resolve: (node: SourceNode, scope: TemplateScope) => SourceNode;
  /** The scope of a nested stack, by logical id, if its template is available. */
  readonly nested: (logicalId: string, scope: TemplateScope) => TemplateScope | undefined;
  /** What another stack of the same application exports under a name. */
  readonly exported: (name: string) => ExportedValue | undefined;
  /** The local file of an object in CDK's asset bucket. */
  readonly assetFile: (objectKey: string) => string | undefined;
}

/** Works something out once for each name and stack: without it, references to references cost twice at every step. */
export function remember<T>(kind: string, name: string, scope: TemplateScope, work: () => T): T {
  const key = [kind, ...scope.nestedIn, name].join('/');
  if (scope.memo.has(key)) return scope.memo.get(key) as T;
  const value = work();
  scope.memo.set(key, value);
  return value;
}

/** The scope in which `name` is being resolved; an error when it already is. */
export function guardCycle(scope: TemplateScope, name: string, at: Position): TemplateScope {
  const words = { many: 'references', circle: 'The template refers to itself' };
  return { ...scope, resolving: chained(scope.resolving, name, at, words) };
}
