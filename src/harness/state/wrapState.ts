import type { StateMachineDefinition } from '../../language/asl/types';
import type { WalkedState } from '../../language/asl/walk';
import { isArray, isObject, type Json, type JsonObject } from '../../util/json';
import { printJson } from '../../util/ExactNumber';

/** What a state gets besides the input of the execution. */
export interface Given {
  readonly input: Json;
  readonly variables: JsonObject;
}

/** A state machine with one state, in which the states that it leads to are stubs. */
export interface WrappedState {
  readonly definition: JsonObject;
  /** The names of states that the tested machine does not have. */
  readonly added: ReadonlySet<string>;
  /** The real name of a stub. */
  readonly realName: (name: string) => string;
}

const givenName = 'Given: input and variables';
const stubPrefix = 'Next: ';

/**
 * A machine that runs one state of another alone, with its Retry and Catch, its language and whatever is inside it.
 * Each of its targets is an empty Pass, so that the next state is known.
 */
export function wrapState(
  machine: Pick<StateMachineDefinition, 'QueryLanguage'>,
  { name, object }: Pick<WalkedState, 'name' | 'object'>,
  given?: Given,
): WrappedState {
  const stubs = new Map<string, string>();
  const stub = (target: string): string => {
    const known = [...stubs].find(([, real]) => real === target)?.[0];
    if (known !== undefined) return known;
    const made = `${stubPrefix}${target}`.slice(0, 76) + (stubs.size === 0 ? '' : ` ${stubs.size}`);
    stubs.set(made, target);
    return made;
  };
  const state = redirect(object, stub);
  const language = machine.QueryLanguage ?? 'JSONPath';
  const definition = {
    QueryLanguage: language,
    StartAt: given === undefined ? name : givenName,
    States: {
      ...(given === undefined ? {} : { [givenName]: giveState(language, name, given) }),
      [name]: state,
      ...Object.fromEntries([...stubs.keys()].map((target) => [target, { Type: 'Pass', End: true }])),
    },
  };
  return { definition, added: new Set([givenName]), realName: (shown) => stubs.get(shown) ?? shown };
}

/** The same state with its own targets replaced. States inside it still lead to each other. */
function redirect(object: JsonObject, stub: (target: string) => string): JsonObject {
  const state: Record<string, Json> = { ...object };
  for (const field of ['Next', 'Default']) {
    const target = state[field];
    if (typeof target === 'string') state[field] = stub(target);
  }
  for (const field of ['Choices', 'Catch']) {
    const list = state[field];
    if (isArray(list)) state[field] = list.map((item) => (isObject(item) ? redirect(item, stub) : item));
  }
  return state;
}

function giveState(language: 'JSONPath' | 'JSONata', next: string, given: Given): JsonObject {
  const { input, variables } = given;
  const names = Object.keys(variables);
  if (language === 'JSONata') {
    const assign = names.map((name): [string, Json] => [name, literal(variables[name]!)]);
    return { Type: 'Pass', Output: literal(input), Assign: Object.fromEntries(assign), Next: next };
  }
  const assign = names.map((name): [string, Json] => [`${name}.$`, `$.variables.${name}`]);
  return {
    Type: 'Pass',
    Result: { input, variables },
    Assign: Object.fromEntries(assign),
    OutputPath: '$.input',
    Next: next,
  };
}

/** An expression for exactly this value, whatever strings are in it. */
function literal(value: Json): string {
  return `{% $parse(${JSON.stringify(printJson(value))}) %}`;
}
