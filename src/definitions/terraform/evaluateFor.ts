import type { MapEntry, SourceNode } from '../source/SourceNode';
import { chooses } from './chooses';
import type { ForExpression } from './hcl/Expression';
import { iterate } from './iterate';
import { type ModuleScope, withNames } from './ModuleScope';
import { plainKey } from './plainKey';
import { holeOf } from './unknown';

/** `[for …]` and `{for …}`. Over a collection that nobody knows there is nothing to go through: it stays unknown. */
export function evaluateFor(expression: ForExpression, scope: ModuleScope): SourceNode {
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
