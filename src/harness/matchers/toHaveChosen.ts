import { HarnessError } from '../../errors/HarnessError';
import type { RuleName } from '../../story/inspection/explainChoice';
import { findState } from '../../story/trace/findState';
import { checkMembers } from '../../util/checkMembers';
import { isArray, isObject } from '../../util/json';
import type { StateView } from '../run/StateView';
import { checkStateName } from './checkNames';
import { failure, to } from './failure';
import { decidingItem } from './decidingItem';
import type { Matcher } from './Matcher';
import { describeStatus } from './statusMatchers';
import { asState } from './subjects';
import { decide, whyUndecided } from './undecided';
import { lazy } from '../../util/lazy';

export const toHaveChosen: Matcher<[next: string, more?: { readonly rule?: RuleName }]> = function (
  received,
  next,
  more = {},
) {
  const given = asState(received, 'toHaveChosen');
  checkStateName(given.story, next);
  checkMembers(more, ['rule'], 'toHaveChosen(next, more)');
  const { rule } = more;
  checkRule(given, rule);
  const { explainChoice, formatRule } = loadExplanation();
  const isRight = (found: { readonly next?: string | undefined; readonly rule?: RuleName | undefined } | undefined) =>
    found?.next === next && (rule === undefined || found.rule === rule);
  const state = decidingItem(
    given,
    (visit) => this.isNot === true && visit.type === 'Choice' && isRight(explainChoice(given.story, visit)),
  );
  const { last } = state;
  if (last !== undefined && last.type !== 'Choice')
    throw new HarnessError(
      `toHaveChosen looks at a Choice, and '${state.name}' is a ${last.type}. ` +
        `Where it led is its next: expect(run.state('${state.name}').next).toBe('${next}').`,
    );
  checkNext(given, next);
  const found = last && explainChoice(state.story, last);
  const wanted = `'${next}'${rule === undefined ? '' : ` (${formatRule(rule)})`}`;
  return {
    pass: decide(this, found?.next === undefined, isRight(found)),
    message: () =>
      failure(state, [
        `expected ${state.description} ${to(this)} have chosen ${wanted}, but it ` +
          (found === undefined ? describeStatus(state) : describeChoice(found.next, found.rule)),
        ...(found === undefined ? [] : found.lines.map((line) => `  ${line}`)),
        ...whyUndecided(this, state, found?.next === undefined, 'With .not, too, the Choice must have chosen.'),
      ]),
  };
};

/** Throws a HarnessError for a state that no rule of the Choice leads to: `.not` would always pass. */
function checkNext({ story, name }: StateView, next: string): void {
  const choice = findState(story.origin.definition, name)?.object;
  const choices = choice?.['Choices'];
  if (choice === undefined || !isArray(choices)) return;
  const rules = choices.map((rule) => (isObject(rule) ? rule['Next'] : undefined));
  const ways = [...new Set([...rules, choice['Default']])].filter((way) => typeof way === 'string');
  if (ways.includes(next)) return;
  throw new HarnessError(`Choice '${name}' never leads to '${next}'. It leads to: ${ways.join(', ')}.`);
}

/** Throws a HarnessError for a rule that the Choice does not have. */
function checkRule({ story, name }: StateView, rule: unknown): void {
  if (rule === undefined || rule === 'Default') return;
  const choices = findState(story.origin.definition, name)?.object['Choices'];
  const count = isArray(choices) ? choices.length : undefined;
  if (Number.isSafeInteger(rule) && (rule as number) >= 0 && (count === undefined || (rule as number) < count)) return;
  const known = count === undefined ? 'Its rules count from 0.' : `It has ${count}, counted from 0.`;
  throw new HarnessError(`State '${name}' has no rule ${JSON.stringify(rule)}, and no 'Default'. ${known}`);
}

function describeChoice(next: string | undefined, rule: RuleName | undefined): string {
  if (next === undefined) return 'went nowhere';
  const { formatRule } = loadExplanation();
  return `chose '${next}'${rule === undefined ? '' : ` (${formatRule(rule)})`}`;
}

/** Loaded on first use, because it loads the languages of conditions. */
const loadExplanation = lazy(
  () => require('../../story/inspection/explainChoice') as typeof import('../../story/inspection/explainChoice'),
);
