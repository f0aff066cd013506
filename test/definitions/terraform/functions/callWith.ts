import { MappedText } from '../../../../src/definitions/source/MappedText';
import { parseJsonSource } from '../../../../src/definitions/source/parseJsonSource';
import { renderJson } from '../../../../src/definitions/source/renderJson';
import type { SourceNode } from '../../../../src/definitions/source/SourceNode';
import type { TerraformFunction } from '../../../../src/definitions/terraform/functions/TerraformFunction';
import type { ModuleScope } from '../../../../src/definitions/terraform/ModuleScope';
import { unknownNode } from '../../../../src/definitions/terraform/unknown';
import type { Position } from '../../../../src/util/Position';

const at: Position = { file: 'main.tf', line: 7, column: 3 };

/** An argument without a value before deployment. */
export const unknown = (name: string): SourceNode => unknownNode(`var.${name}`, name, 'it has no default', at);

/** A value with its place. */
export function node(value: unknown): SourceNode {
  return parseJsonSource(MappedText.lines(JSON.stringify(value), at));
}

/** A list of nodes, some of which may be unknown. */
export const listOf = (...items: readonly SourceNode[]): SourceNode => ({ kind: 'list', items, at });

/**
 * Calls a function with these values, or nodes. Returns its result (`?name` for one that is unknown) and notes; the
 * message of an error otherwise.
 */
export function callWith(name: string, work: TerraformFunction, args: readonly unknown[]): unknown {
  const notes: string[] = [];
  const note = (text: string): unknown => notes.push(text);
  const scope = { context: { note } } as unknown as ModuleScope;
  const nodes = args.map((arg) => (isNode(arg) ? arg : node(arg)));
  try {
    const result = work(nodes, { name, subject: 'local.all', scope, at });
    const shown = shownOf(result);
    return notes.length === 0 ? shown : [shown, ...notes];
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

function shownOf(result: SourceNode): unknown {
  if (result.kind === 'text' && result.text.onlyHole) return `?${result.text.onlyHole.value}`;
  return JSON.parse(renderJson(result, { compact: true }).toString()) as unknown;
}

function isNode(value: unknown): value is SourceNode {
  return typeof value === 'object' && value !== null && 'at' in value && 'kind' in value;
}
