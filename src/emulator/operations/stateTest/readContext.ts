import type { ServiceError } from '../../../errors/ServiceError';
import { isObject, kindOf, type JsonObject, parseJson, type Json } from '../../../util/json';
import { validationException } from '../exceptions';
import type { StateUnderTest } from './readState';
import { TooDeepError } from '../../../util/TooDeepError';

type Kind = 'any' | 'string' | 'number';

/** The members of a context object that may be given. See "Context object" of the AWS guide. */
const known: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

/**
 * Reads a context object, which replaces the generated one. Throws ValidationException.
 *
 * AWS: the messages for unknown members, for a member of the wrong type, for Map and for Task are recorded; the others
 * are modeled on them.
 */
export function readContext(text: string, state: StateUnderTest): JsonObject {
  const context = parseContext(text);
  for (const [name, value] of Object.entries(context)) {
    if (name === 'Map') throw invalid("'Map' field is not supported when mocking a Context object");
    const members = Object.hasOwn(known, name) ? known[name] : undefined;
    if (members === undefined) throw invalid(`Field '${name}' is not allowed`);
    if (!isObject(value)) throw invalid(`${name} must be an object`);
    for (const [inner, given] of Object.entries(value)) {
      const kind = Object.hasOwn(members, inner) ? members[inner] : undefined;
      if (kind === undefined) throw invalid(`Field '${inner}' is not allowed`);
      if (kind !== 'any' && kindOf(given) !== kind) throw invalid(`${name}.${inner} must be a ${kind}`);
    }
  }
  if (context['Task'] !== undefined && !hasToken(state))
    throw invalid(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' " +
        'service integration pattern',
    );
  return context;
}

function hasToken({ resource }: StateUnderTest): boolean {
  return resource?.kind === 'integration' && resource.pattern !== 'REQUEST_RESPONSE';
}

function parseContext(text: string): JsonObject {
  const value = parseText(text, sentence('it must be valid JSON'));
  if (!isObject(value)) throw invalid('it must be a JSON object');
  return value;
}

function invalid(what: string): ServiceError {
  return validationException(sentence(what));
}

function sentence(what: string): string {
  return `Invalid Context object provided: ${what}`;
}

/** Parses a member of a request. Throws ValidationException with `fault`, or if the JSON is nested too deeply. */
export function parseText(text: string, fault: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw validationException(error instanceof TooDeepError ? error.message : fault);
  }
}

const variablesFault = 'Variables must be a valid JSON object.';

/** Reads the initial variables of a state. Throws ValidationException; AWS's message is not known. */
export function readVariables(text = '{}'): JsonObject {
  const value = parseText(text, variablesFault);
  if (!isObject(value)) throw validationException(variablesFault);
  return value;
}
