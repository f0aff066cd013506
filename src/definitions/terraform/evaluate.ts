import { refuseBomb } from '../source/refuseBomb';
import type { SourceNode } from '../source/SourceNode';
import { callFunction } from './callFunction';
import { chooses } from './chooses';
import { evaluateFor } from './evaluateFor';
import { evaluateOperator } from './evaluateOperator';
import { evaluateTemplate } from './evaluateTemplate';
import { evaluateTraversal } from './evaluateTraversal';
import { plainKey } from './plainKey';
import type { Expression } from './hcl/Expression';
import type { ModuleScope } from './ModuleScope';

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
