import { DefinitionLoadError } from '../DefinitionLoadError';
import { scalarNode, type SourceNode } from '../source/SourceNode';
import { collectionFunctions } from './functions/collections';
import { conversionFunctions } from './functions/conversions';
import { encodingFunctions } from './functions/encoding';
import { fileFunctions } from './functions/files';
import { itemsOfArgument, type TerraformFunction } from './functions/TerraformFunction';
import { textFunctions } from './functions/text';
import type { CallExpression } from './hcl/Expression';
import type { ModuleScope } from './ModuleScope';
import { findHole, unknownNode } from './unknown';

/** Terraform's functions by name; a name that is not here gives a value that nobody knows. */
const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  [encodingFunctions, fileFunctions, textFunctions, collectionFunctions, conversionFunctions].flatMap(
    Object.entries<TerraformFunction>,
  ),
);

export function callFunction(call: CallExpression, scope: ModuleScope): SourceNode {
  const { name, at } = call;
  if (name === 'try') return tryAll(call, scope);
  if (name === 'can') return scalarNode(attempt(call, 0, scope) !== undefined, at);
  const work = functions.get(name);
  if (!work) return unknownNode(`${name}(…)`, name, `the function ${name} is not worked out locally`, at);
  const last = call.arguments.length - 1;
  const args = call.arguments.flatMap((argument, index) => {
    const value = scope.evaluate(argument, scope);
    return call.expanded && index === last ? itemsOfArgument([value], 0, { name, scope, at }) : [value];
  });
  return work(args, { name, scope, at });
}

/** The first argument that can be worked out; one that is fully known goes before one that is not. */
function tryAll(call: CallExpression, scope: ModuleScope): SourceNode {
  const values = call.arguments.flatMap((_, index) => attempt(call, index, scope) ?? []);
  const value = values.find((candidate) => !findHole(candidate)) ?? values[0];
  if (value) return value;
  throw new DefinitionLoadError(call.at, 'None of the arguments of try can be worked out.');
}

function attempt(call: CallExpression, index: number, scope: ModuleScope): SourceNode | undefined {
  const argument = call.arguments[index];
  try {
    return argument && scope.evaluate(argument, scope);
  } catch (error) {
    if (DefinitionLoadError.is(error)) return undefined;
    throw error;
  }
}
