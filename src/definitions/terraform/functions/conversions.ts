import { DefinitionLoadError } from '../../DefinitionLoadError';
import { scalarNode, textNode, nodeKind, plainTextOf, type SourceNode } from '../../source/SourceNode';
import { booleanOf, numberOf } from '../evaluateOperator';
import { findHole } from '../unknown';
import { distinct } from './collections';
import {
  argumentAt,
  itemsOfArgument,
  onlyKnown,
  type TerraformFunction,
  textOfArgument,
  placedText,
} from './TerraformFunction';
import { parseJsonSource } from '../../source/parseJsonSource';
import { renderJson } from '../../source/renderJson';
import { parseSource } from '../../source/parseSource';

/** "Encoding functions" of Terraform. */
export const encodingFunctions: Readonly<Record<string, TerraformFunction>> = {
  /** Terraform writes members sorted by name, without whitespace. */
  jsonencode: (args, call) => ({
    kind: 'text',
    text: renderJson(argumentAt(args, 0, call), { compact: true, sorted: true }),
    at: call.at,
  }),
  jsondecode: (args, call) => parseJsonSource(placedText(args, 0, call)),
  /** JSON is also YAML, and only the value matters. */
  yamlencode: (args, call) => ({
    kind: 'text',
    text: renderJson(argumentAt(args, 0, call), { sorted: true }),
    at: call.at,
  }),
  yamldecode: (args, call) =>
    parseSource(placedText(args, 0, call), { dialect: 'definition', note: call.scope.context.note }),
  base64encode: onlyKnown((args, call) =>
    textNode(Buffer.from(textOfArgument(args, 0, call)).toString('base64'), call.at),
  ),
  base64decode: onlyKnown((args, call) =>
    textNode(Buffer.from(textOfArgument(args, 0, call), 'base64').toString(), call.at),
  ),
  urlencode: onlyKnown((args, call) => textNode(encodeURIComponent(textOfArgument(args, 0, call)), call.at)),
};

const same: TerraformFunction = (args, call) => argumentAt(args, 0, call);

/** Without a change if an argument has an unknown part. */
function onlyKnownItems(work: TerraformFunction): TerraformFunction {
  return (args, call) => (args.some(findHole) ? argumentAt(args, 0, call) : work(args, call));
}

/** Terraform lists a set of strings sorted, and one of numbers ascending. It does not say how it orders others. */
function inSetOrder(items: readonly SourceNode[]): readonly SourceNode[] {
  if (items.every((item) => item.kind === 'scalar' && typeof item.value === 'number'))
    return [...items].sort((a, b) => numberOf(a) - numberOf(b));
  const texts = new Map(items.map((item) => [item, plainTextOf(item)]));
  if ([...texts.values()].includes(undefined)) return items;
  return [...items].sort((a, b) => (texts.get(a)! < texts.get(b)! ? -1 : 1));
}

/** "Type conversion functions" and "Numeric functions" of Terraform. */
export const conversionFunctions: Readonly<Record<string, TerraformFunction>> = {
  tolist: same,
  toset: onlyKnownItems((args, call) => {
    const items = distinct(itemsOfArgument(args, 0, call));
    return { kind: 'list', items: inSetOrder(items), at: call.at };
  }),
  tomap: same,
  sensitive: same,
  nonsensitive: same,
  tostring: onlyKnown((args, call) => textNode(textOfArgument(args, 0, call), call.at)),
  tonumber: onlyKnown((args, call) => scalarNode(numberOf(argumentAt(args, 0, call)), call.at)),
  tobool: onlyKnown((args, call) => {
    const node = argumentAt(args, 0, call);
    const value = booleanOf(node);
    if (value === undefined) throw new DefinitionLoadError(node.at, `tobool cannot take ${nodeKind(node)}.`);
    return scalarNode(value, call.at);
  }),
  min: onlyKnown((args, call) => scalarNode(Math.min(...args.map(numberOf)), call.at)),
  max: onlyKnown((args, call) => scalarNode(Math.max(...args.map(numberOf)), call.at)),
  abs: onlyKnown((args, call) => scalarNode(Math.abs(numberOf(argumentAt(args, 0, call))), call.at)),
  ceil: onlyKnown((args, call) => scalarNode(Math.ceil(numberOf(argumentAt(args, 0, call))), call.at)),
  floor: onlyKnown((args, call) => scalarNode(Math.floor(numberOf(argumentAt(args, 0, call))), call.at)),
};
