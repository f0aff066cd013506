import { type JsonObject, type Json, isObject, member } from '../../util/json';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { nextOf } from '../trace/strands';
import { findState } from '../trace/findState';
import type { Story, Visit } from '../trace/Story';
import { VisitScope } from './visitScope';
import { innerRules } from '../../language/asl/choiceRules';
import type { QueryLanguage } from '../../language/asl/types';
import { compileJsonata } from '../../language/expressions/jsonata/compileJsonata';
import { compileRule } from '../../engine/interpreter/choice/compileRule';
import { shortJson } from '../trace/clip';

/** Which rule a visit of a Choice took: its index in `Choices`, or `Default`. */
export type RuleName = number | 'Default';

interface ExplainedChoice {
  /** Its target; `undefined` without one. */
  readonly next: string | undefined;
  /**
   * `undefined` if the definition is not known, or if several rules have the same target and cannot be distinguished.
   */
  readonly rule: RuleName | undefined;
  /** The rules with this target that may have matched: `rule`, or those that cannot be distinguished. */
  readonly candidates: readonly RuleName[];
  /** In words, one line for each rule and for each value that it read. */
  readonly lines: readonly string[];
}

interface NamedRule extends TestedRule {
  readonly name: RuleName;
  readonly next: string;
}

/**
 * Which rule of a Choice matched, and why. No history says so: the rules are evaluated again with the input and the
 * variables of the state. If that is impossible (a random number in a condition), the next state decides.
 */
export function explainChoice(story: Story, visit: Visit): ExplainedChoice {
  const next = nextOf(visit);
  const state = findState(story.origin.definition, visit.state);
  if (state === undefined) return { next, rule: undefined, candidates: [], lines: [] };
  const scope = scopeOf(story, visit, state.object);
  const choices = (state.object['Choices'] ?? []) as readonly JsonObject[];
  const rules: NamedRule[] = choices.map((rule, index) => ({
    ...testRule(rule, state.language, scope),
    name: index,
    next: rule['Next'] as string,
  }));
  const byDefault = state.object['Default'] as string | undefined;
  if (byDefault !== undefined) rules.push({ name: 'Default', next: byDefault, matches: true, lines: [] });
  const candidates = choose(rules, next);
  const rule = candidates.length === 1 ? candidates[0] : undefined;
  return { next, rule, candidates, lines: rules.flatMap((one) => describe(one, rules, rule)) };
}

function scopeOf(story: Story, visit: Visit, { InputPath }: JsonObject): VisitScope {
  const scope = new VisitScope(story, visit);
  if (typeof InputPath !== 'string') return InputPath === null ? scope.seeing({}) : scope;
  return scope.seeing(compilePath(InputPath).select(scope) ?? null);
}

/** The first rule that matches, if it has the actual target; otherwise those with that target. */
function choose(rules: readonly NamedRule[], next: string | undefined): readonly RuleName[] {
  const first = rules.find(({ matches }) => matches !== false);
  if (first?.matches === true && first.next === next) return [first.name];
  // If a rule should have matched but did not, these are not the values that the state saw.
  const misled = first?.matches === true;
  return rules.filter((rule) => rule.next === next && (misled || rule.matches !== false)).map(({ name }) => name);
}

function describe(rule: NamedRule, rules: readonly NamedRule[], taken: RuleName | undefined): string[] {
  const asked = taken === undefined || rules.indexOf(rule) <= rules.findIndex(({ name }) => name === taken);
  const answer = !asked ? 'not asked' : rule.name === taken ? 'taken' : words[String(rule.matches)];
  return [`${formatRule(rule.name)} → ${rule.next}: ${answer}`, ...rule.lines.map((line) => `  ${line}`)];
}

const words: Readonly<Record<string, string>> = { true: 'matches', false: 'no match', undefined: 'unknown' };

/** `rule 0`, `Default`. */
export function formatRule(rule: RuleName): string {
  return rule === 'Default' ? 'Default' : `rule ${rule}`;
}

/** A rule of a Choice, evaluated with a visit's data. */
interface TestedRule {
  /** `undefined` if that is not known. */
  readonly matches: boolean | undefined;
  /** Its condition and the values, as lines of text. */
  readonly lines: readonly string[];
}

/** Evaluates a rule. */
function testRule(rule: JsonObject, language: QueryLanguage, scope: VisitScope): TestedRule {
  const tested = language === 'JSONata' ? testCondition(rule, scope) : testDataTests(rule, scope);
  return asksMoreThanIsKnown(rule, scope) ? { ...tested, matches: undefined } : tested;
}

/** Whether a rule reads something of the context object that no history contains: its result is then meaningless. */
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
