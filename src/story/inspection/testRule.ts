import { innerRules } from '../../language/asl/choiceRules';
import type { QueryLanguage } from '../../language/asl/types';
import { compileJsonata } from '../../language/expressions/jsonata/compileJsonata';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { compileRule } from '../../engine/interpreter/choice/compileRule';
import type { Json, JsonObject } from '../../util/json';
import { isObject, member } from '../../util/json';
import { shortJson } from '../trace/clip';
import type { VisitScope } from './visitScope';

/** A rule of a Choice, tried on what a visit saw. */
export interface TestedRule {
  /** `undefined` when it cannot be told. */
  readonly matches: boolean | undefined;
  /** What it asks, and what the values were: lines for a person. */
  readonly lines: readonly string[];
}

/** Tries a rule. */
export function testRule(rule: JsonObject, language: QueryLanguage, scope: VisitScope): TestedRule {
  const tested = language === 'JSONata' ? testCondition(rule, scope) : testDataTests(rule, scope);
  return asksMoreThanIsKnown(rule, scope) ? { ...tested, matches: undefined } : tested;
}

/** Whether a rule reads something of the context object that no history has: its answer here says nothing. */
function asksMoreThanIsKnown(rule: JsonObject, scope: VisitScope): boolean {
  const references = JSON.stringify(rule).match(/(?:\$\$|\$states\.context)(?:\.\w+)*/g) ?? [];
  return references.some((reference) => {
    if (reference.includes('.Execution.Input')) return false;
    let found: Json | undefined = scope.context();
    for (const name of reference.replace(/^\$(\$|states\.context)\.?/, '').split('.'))
      found = isObject(found) ? member(found, name) : found;
    return found === undefined || isObject(found);
  });
}

function testCondition(rule: JsonObject, scope: VisitScope): TestedRule {
  const condition = rule['Condition']!;
  const matches = attempt(() => evaluate(condition, scope));
  const text = typeof condition === 'string' ? condition : JSON.stringify(condition);
  return {
    matches: typeof matches === 'boolean' ? matches : undefined,
    lines: [
      `Condition ${text}`,
      ...referencesIn(text).map((reference) => `  ${reference} is ${valueOf(reference, scope)}`),
    ],
  };
}

/** The data that a condition reads: `$states.input.total`, `$limit.max`; not the functions it calls. */
function referencesIn(text: string): string[] {
  const found = text.match(/\$[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[\d+\])*(?![\w(])/g) ?? [];
  return [...new Set(found)];
}

function valueOf(reference: string, scope: VisitScope): string {
  return shortJson(attempt(() => evaluate(`{% ${reference} %}`, scope)));
}

function evaluate(condition: Json, scope: VisitScope): Json {
  return compileJsonata(condition, 'Condition').evaluate(scope.bindings());
}

function testDataTests(rule: JsonObject, scope: VisitScope): TestedRule {
  return { matches: attempt(() => compileRule(rule)(scope)), lines: dataTestLines(rule, scope) };
}

function dataTestLines(rule: JsonObject, scope: VisitScope, indent = ''): string[] {
  const inner = innerRules(rule);
  if (inner.length > 0) {
    const name = String(inner[0]!.steps[0]);
    const lines = inner.flatMap((one) => (isObject(one.rule) ? dataTestLines(one.rule, scope, `${indent}  `) : []));
    return [`${indent}${name}`, ...lines];
  }
  const [operator, operand] = Object.entries(rule).find(([name]) => !notOperators.has(name)) ?? ['', null];
  const variable = rule['Variable'] as string;
  const byPath = operator.endsWith('Path') && typeof operand === 'string';
  const values = [variable, ...(byPath ? [operand] : [])];
  return [
    `${indent}${variable} ${operator} ${byPath ? operand : JSON.stringify(operand)}`,
    ...values.map((path) => `${indent}  ${path} is ${shortJson(attempt(() => compilePath(path).select(scope)))}`),
  ];
}

const notOperators = new Set(['Variable', 'Next', 'Comment', 'Assign', 'Output']);

function attempt<T>(evaluation: () => T): T | undefined {
  try {
    return evaluation();
  } catch {
    return undefined;
  }
}
