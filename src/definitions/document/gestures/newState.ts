import type { QueryLanguage, StateType } from '../../../language/asl/types';
import type { JsonObject } from '../../../util/json';

/** A state of a type as the palette adds it: with what it must have, and no more. It says not yet what comes next. */
export function newState(type: StateType, language: QueryLanguage): JsonObject {
  return { Type: type, ...required[type]?.(language) };
}

/** A block that waits for its first state. */
export const emptyBlock: JsonObject = { States: {} };

const required: Readonly<Partial<Record<StateType, (language: QueryLanguage) => JsonObject>>> = {
  Task: (language) => ({
    Resource: 'arn:aws:states:::lambda:invoke',
    [parametersField(language)]: { FunctionName: 'MyFunction' },
  }),
  Wait: () => ({ Seconds: 60 }),
  Choice: (language) => ({ Choices: [newRule(language, '')], Default: '' }),
  Parallel: () => ({ Branches: [emptyBlock, emptyBlock] }),
  Map: () => ({ ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...emptyBlock } }),
};

/** The field that holds what a Task sends. */
export function parametersField(language: QueryLanguage): 'Arguments' | 'Parameters' {
  return language === 'JSONata' ? 'Arguments' : 'Parameters';
}

/** A rule with a condition for the user to change. */
export function newRule(language: QueryLanguage, to: string): JsonObject {
  return language === 'JSONata'
    ? { Condition: '{% $exists($states.input.value) %}', Next: to }
    : { Variable: '$.value', IsPresent: true, Next: to };
}
