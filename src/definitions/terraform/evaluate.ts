import {
  holeNode,
  type SourceNode,
  type MapEntry,
  nodeKind,
  plainTextOf,
  scalarNode,
  refuseBomb,
} from '../source/SourceNode';
import { chooses, evaluateOperator } from './evaluateOperator';
import { evaluateTemplate } from './evaluateTemplate';
import { evaluateTraversal } from './evaluateTraversal';
import type { Expression, ForExpression, CallExpression } from './hcl/Expression';
import { type ModuleScope, withNames } from './ModuleScope';
import { iterate } from './elementOf';
import { holeOf, findHole, unknownNode } from './unknown';
import { DefinitionLoadError } from '../DefinitionLoadError';
import { collectionFunctions } from './functions/collections';
import { conversionFunctions } from './functions/conversions';
import { encodingFunctions } from './functions/conversions';
import { fileFunctions } from './functions/files';
import { itemsOfArgument, type TerraformFunction } from './functions/TerraformFunction';
import { textFunctions } from './functions/text';

/** The value of an expression; unknown values are holes in it. */
export function evaluate(expression: Expression, scope: ModuleScope): SourceNode {
  scope.step(expression.at);
  return refuseBomb(valueOf(expression, scope));
}

function valueOf(expression: Expression, scope: ModuleScope): SourceNode {
  const { at } = expression;
  switch (expression.kind) {
    case 'literal':
      return { kind: 'scalar', value: expression.value, raw: expression.raw, at };
    case 'template':
      return evaluateTemplate(expression, scope);
    case 'name':
    case 'member':
    case 'index':
    case 'splat':
      return evaluateTraversal(expression, scope);
    case 'call':
      return callFunction(expression, scope);
    case 'unary':
    case 'binary':
      return evaluateOperator(expression, scope);
    case 'conditional':
      return evaluate(chooses(expression.condition, scope) ? expression.then : expression.otherwise, scope);
    case 'tuple':
      return { kind: 'list', items: expression.items.map((item) => evaluate(item, scope)), at };
    case 'object': {
      const entries = expression.entries.map(({ key, value }) => ({
        key: plainKey(evaluate(key, scope)),
        keyAt: key.at,
        value: evaluate(value, scope),
      }));
      return { kind: 'map', entries, at };
    }
    case 'for':
      return evaluateFor(expression, scope);
  }
}

/** `[for …]` and `{for …}`. An unknown collection cannot be iterated, so the result is unknown. */
function evaluateFor(expression: ForExpression, scope: ModuleScope): SourceNode {
  const { at, keyName, valueName, condition } = expression;
  const collection = scope.evaluate(expression.collection, scope);
  const hole = holeOf(collection);
  // Its parts are no longer those of a resource.
  if (hole) return holeNode({ ...hole, part: undefined });
  const rounds = iterate(collection).flatMap(({ key, value }) => {
    scope.step(at);
    const round = withNames(scope, { [valueName]: value, ...(keyName !== undefined && { [keyName]: key }) });
    return condition && !chooses(condition, round) ? [] : [round];
  });
  const { key } = expression;
  if (!key) return { kind: 'list', items: rounds.map((round) => scope.evaluate(expression.value, round)), at };
  const entries = new Map<string, MapEntry>();
  for (const round of rounds) {
    const name = plainKey(scope.evaluate(key, round));
    const value = scope.evaluate(expression.value, round);
    const before = entries.get(name)?.value;
    const grouped: SourceNode = { kind: 'list', items: [...(before?.kind === 'list' ? before.items : []), value], at };
    entries.set(name, { key: name, keyAt: key.at, value: expression.grouped ? grouped : value });
  }
  return { kind: 'map', entries: [...entries.values()], at };
}

/** A value as the key of an object. */
function plainKey(node: SourceNode): string {
  const key = plainTextOf(node);
  if (key === undefined)
    throw new DefinitionLoadError(node.at, `A key of an object is ${nodeKind(node)}, not a string.`);
  return key;
}

/** Terraform's functions by name; an unknown function returns an unknown value. */
const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  [encodingFunctions, fileFunctions, textFunctions, collectionFunctions, conversionFunctions].flatMap(
    Object.entries<TerraformFunction>,
  ),
);

function callFunction(call: CallExpression, scope: ModuleScope): SourceNode {
  const { name, at } = call;
  if (name === 'try') return tryAll(call, scope);
  if (name === 'can') return scalarNode(attempt(call, 0, scope) !== undefined, at);
  const work = functions.get(name);
  if (!work) return unknownNode(`${name}(…)`, name, `the function ${name} is not evaluated locally`, at);
  const context = { name, subject: writtenName(call.arguments[0]) ?? name, scope, at };
  const last = call.arguments.length - 1;
  const args = call.arguments.flatMap((argument, index) => {
    const value = scope.evaluate(argument, scope);
    return call.expanded && index === last ? itemsOfArgument([value], 0, context) : [value];
  });
  return work(args, context);
}

/** `local.queues`, for an expression that is a name; `undefined` for any other. */
function writtenName(expression: Expression | undefined): string | undefined {
  if (expression?.kind === 'name') return expression.name;
  const holder = expression?.kind === 'member' ? writtenName(expression.target) : undefined;
  return expression?.kind === 'member' && holder !== undefined ? `${holder}.${expression.name}` : undefined;
}

/** The first argument that can be evaluated; a fully known one takes precedence. */
function tryAll(call: CallExpression, scope: ModuleScope): SourceNode {
  const values = call.arguments.flatMap((_, index) => attempt(call, index, scope) ?? []);
  const value = values.find((candidate) => !findHole(candidate)) ?? values[0];
  if (value) return value;
  throw new DefinitionLoadError(call.at, 'No argument of try can be evaluated.');
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
