import { lazy } from '../../../../util/lazy';
import type { TemplateNode } from './nodes';
import { TemplateError } from './TemplateError';

const loadVelocity = lazy(() => require('velocityjs') as typeof import('velocityjs'));

/** AWS: quotas of API Gateway, "Mapping template size". */
const mostBytes = 300 * 1024;

/** Appended to every template, to detect an unclosed block or a surplus `#end`. */
const last = '\n#set($__stepmill_end__ = 1)';
const lastName = '__stepmill_end__';

/** Directives that velocityjs does not know and would print unchanged. */
const unknownDirective = /#\{?(stop|return|include|parse|evaluate)\b/;

/**
 * Parses a mapping template. Throws TemplateError.
 *
 * Only the parser of velocityjs is used. This folder evaluates the template with Java values, which have no other members.
 */
export function parseMapping(source: string): readonly TemplateNode[] {
  if (Buffer.byteLength(source) > mostBytes)
    throw new TemplateError(`A mapping template may have ${mostBytes} bytes at most.`);
  const unknown = unknownDirective.exec(source);
  if (unknown !== null) throw new TemplateError(`Stepmill does not run #${unknown[1]!} in mapping templates.`);
  const nodes = parse(source + last);
  const end = nodes.findIndex(isLast);
  if (end === -1) throw new TemplateError('An #end closes nothing.');
  if (end !== nodes.length - 1 || isOpen(nodes)) throw new TemplateError('A block (#if, #foreach …) has no #end.');
  return withoutLastNewline(nodes.slice(0, end));
}

/** Parses a string in double quotes: references and directives in it are evaluated. */
export function parseInterpolated(source: string): readonly TemplateNode[] {
  return parse(source);
}

function parse(source: string): readonly TemplateNode[] {
  try {
    return loadVelocity().parse(source) as readonly unknown[] as readonly TemplateNode[];
  } catch (error) {
    throw new TemplateError(`The template cannot be parsed: ${(error as Error).message}`);
  }
}

function isLast(node: TemplateNode): boolean {
  return typeof node === 'object' && 'equal' in node && node.equal[0].id === lastName;
}

/** Whether the end of the template is inside a block. */
function isOpen(nodes: readonly TemplateNode[]): boolean {
  return nodes.some((node) => Array.isArray(node) && (node.some(isLast) || isOpen(node as readonly TemplateNode[])));
}

function withoutLastNewline(nodes: readonly TemplateNode[]): readonly TemplateNode[] {
  const final = nodes.at(-1);
  if (typeof final !== 'string' || !final.endsWith('\n')) return nodes;
  return [...nodes.slice(0, -1), final.slice(0, -1)];
}
