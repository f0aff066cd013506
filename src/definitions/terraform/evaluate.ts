import { refuseBomb } from '../source/refuseBomb';
import { type SourceNode, type MapEntry, nodeKind, plainTextOf } from '../source/SourceNode';
import { callFunction } from './callFunction';
import { chooses } from './chooses';
import { evaluateOperator } from './evaluateOperator';
import { evaluateTemplate } from './evaluateTemplate';
import { evaluateTraversal } from './evaluateTraversal';
import type { Expression, ForExpression } from './hcl/Expression';
import { type ModuleScope, withNames } from './ModuleScope';
import { iterate } from './iterate';
import { holeOf } from './unknown';
import { DefinitionLoadError } from '../DefinitionLoadError';

/** The value of an expression; what the files do not tell is a hole in it. */
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

/** `[for …]` and `{for …}`. Over a collection that nobody knows there is nothing to go through: it stays unknown. */
function evaluateFor(expression: ForExpression, scope: ModuleScope): SourceNode {
  const { at, keyName, valueName, condition } = expression;
  const collection = scope.evaluate(expression.collection, scope);
  if (holeOf(collection)) return collection;
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
