import type { TemplateNode } from './nodes';
import { parseMapping } from './parseMapping';
import { Renderer } from './Renderer';
import { TemplateError } from './TemplateError';
import type { Value } from './values';

const parsed = new Map<string, readonly TemplateNode[]>();
const mostParsed = 200;

/**
 * Renders a mapping template with these variables. Throws TemplateError.
 *
 * @example renderMapping('{"n": $n}', new Map([['n', 1]])) // '{"n": 1}'
 */
export function renderMapping(source: string, variables: ReadonlyMap<string, Value>): string {
  try {
    return new Renderer(new Map(variables)).render(nodesOf(source));
  } catch (error) {
    if (error instanceof RangeError) throw new TemplateError('The template is nested too deeply.');
    throw error;
  }
}

function nodesOf(source: string): readonly TemplateNode[] {
  let nodes = parsed.get(source);
  if (nodes === undefined) {
    nodes = parseMapping(source);
    if (parsed.size >= mostParsed) parsed.clear();
    parsed.set(source, nodes);
  }
  return nodes;
}
