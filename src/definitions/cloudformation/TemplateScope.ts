import type { DefinitionFormat } from '../LoadedDefinition';
import type { LoadContext } from '../LoadContext';
import type { SourceNode } from '../source/SourceNode';
import { chained } from '../chained';
import type { Position } from '../../util/Position';
import type { Template } from './Template';

/** An output with an export name, and the scope in which to evaluate it. */
export interface ExportedValue {
  readonly node: SourceNode;
  readonly scope: TemplateScope;
}

/** The context for resolving a template's values. */
export interface TemplateScope {
  readonly template: Template;
  readonly context: LoadContext;
  readonly format: DefinitionFormat;
  /** Parameter values passed by the parent stack. */
  readonly handedDown: ReadonlyMap<string, SourceNode>;
  readonly stackName: string | undefined;
  /** The folder of handlers, if functions do not name one. */
  readonly codeFolder: string | undefined;
  /** The logical ids of the enclosing nested stacks. */
  readonly nestedIn: readonly string[];
  /** Names being resolved, to detect cycles. */
  readonly resolving: readonly string[];
  /** Files being included or nested. */
  readonly openFiles: readonly string[];
  /** Results by name, shared by every scope of a load. */
  readonly memo: Map<string, unknown>;
  /** A value with every intrinsic function evaluated. */
  readonly resolve: (node: SourceNode, scope: TemplateScope) => SourceNode;
  /** The scope of a nested stack, by logical id, if its template is available. */
  readonly nested: (logicalId: string, scope: TemplateScope) => TemplateScope | undefined;
  /** The export of another stack of the same application. */
  readonly exported: (name: string) => ExportedValue | undefined;
  /** The local file of an object in CDK's asset bucket. */
  readonly assetFile: (objectKey: string) => string | undefined;
  /** CDK's construct path of a resource, if its template does not contain it. */
  readonly constructPath: (logicalId: string, nestedIn: readonly string[]) => string | undefined;
}

/**
 * Evaluates something once for each name and stack: otherwise, references to references would cost twice as much at
 * every step.
 */
export function remember<T>(kind: string, name: string, scope: TemplateScope, work: () => T): T {
  const key = [kind, ...scope.nestedIn, name].join('/');
  if (scope.memo.has(key)) return scope.memo.get(key) as T;
  const value = work();
  scope.memo.set(key, value);
  return value;
}

/** The scope in which `name` is being resolved; throws if it already is. */
export function guardCycle(scope: TemplateScope, name: string, at: Position): TemplateScope {
  const words = { many: 'references', circle: 'The template refers to itself' };
  return { ...scope, resolving: chained(scope.resolving, name, at, words) };
}
