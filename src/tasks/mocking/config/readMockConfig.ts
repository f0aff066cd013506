import type { Path } from '../../../language/asl/path';
import { didYouMean, nearest } from '../../../util/nearest';
import { isObject, kindOf, type Json, type JsonObject } from '../../../util/json';

/** One numbered answer of a response. */
export interface ConfiguredAnswer {
  readonly range: ResponseRange;
  /** The task's result, or undefined if the answer is an error. */
  readonly returns?: Json;
  readonly throws?: { readonly error: string; readonly cause: string | undefined };
  readonly delaySeconds: number;
}

/** A mock file as checked data. */
export interface RawMockConfig {
  /** State machine → test case → state → name of the response. */
  readonly machines: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, string>>>;
  readonly responses: ReadonlyMap<string, readonly ConfiguredAnswer[]>;
}

type Report = (path: Path, reason: string) => void;

const maxDelaySeconds = 99_999_999;

/**
 * Reads the value of a mock file, and reports every mistake in it. Use the result only if nothing was reported. A
 * member that Step Functions Local ignores is only a warning.
 */
export function readMockConfig(config: Json, report: Report, warn: Report): RawMockConfig {
  const top = topMembers(config, report, warn);
  const responses = new Map<string, readonly ConfiguredAnswer[]>();
  for (const [name, response] of entries(top['MockedResponses'], ['MockedResponses'], report)) {
    responses.set(name, readResponse(response, ['MockedResponses', name], report));
  }
  const machines = new Map<string, ReadonlyMap<string, ReadonlyMap<string, string>>>();
  for (const [name, machine] of entries(top['StateMachines'], ['StateMachines'], report)) {
    const path = ['StateMachines', name];
    const { TestCases } = members(machine, path, ['TestCases'], ['Comment'], report);
    const cases = new Map<string, ReadonlyMap<string, string>>();
    for (const [testCase, states] of entries(TestCases, [...path, 'TestCases'], report)) {
      cases.set(testCase, readTestCase(states, [...path, 'TestCases', testCase], [...responses.keys()], report));
    }
    machines.set(name, cases);
  }
  return { machines, responses };
}

/**
 * Step Functions Local ignores other members of a mock file; one that was written instead of a missing member is still
 * an error.
 */
function topMembers(config: Json, report: Report, warn: Report): Partial<JsonObject> {
  const required = ['StateMachines', 'MockedResponses'];
  if (!isObject(config)) return members(config, [], required, [], report);
  const known = [...required, '$schema', 'Comment'];
  const missing = required.filter((name) => !Object.hasOwn(config, name));
  const others = Object.keys(config).filter((name) => !known.includes(name) && nearest(name, missing) === undefined);
  for (const name of others) warn([name], `is not a member of the format and is ignored${hintOf(name, known)}`);
  return members(config, [], required, ['$schema', 'Comment', ...others], report);
}

function readTestCase(value: Json, path: Path, known: readonly string[], report: Report): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const [state, response] of entries(value, path, report)) {
    if (typeof response !== 'string') {
      report([...path, state], `must be the name of a response, not ${kindOf(response)}`);
    } else if (!known.includes(response)) {
      report(
        [...path, state],
        `names the response '${response}', which is not in MockedResponses${hintOf(response, known)}`,
      );
    } else states.set(state, response);
  }
  return states;
}

/** Step Functions Local accepts a response without answers: only a state that needs one fails. */
function readResponse(value: Json, path: Path, report: Report): readonly ConfiguredAnswer[] {
  const answers: (ConfiguredAnswer & { readonly name: string })[] = [];
  for (const [name, answer] of entries(value, path, report)) {
    const range = parseResponseRange(name);
    if (!range) report([...path, name], `is not an invocation's number: write '0', or a range such as '1-2'`);
    const read = readAnswer(answer, [...path, name], report);
    if (range && read) answers.push({ name, range, ...read });
  }
  answers.sort((a, b) => a.range.from - b.range.from);
  let next = 0;
  for (const { name, range } of answers) {
    if (range.from < next) report([...path, name], `overlaps another answer: ${next - 1} is answered already`);
    else if (range.from > next) {
      const missing = range.from - 1 === next ? `${next} is` : `${next} to ${range.from - 1} are`;
      report([...path, name], `leaves a gap: ${missing} not answered`);
    }
    next = Math.max(next, range.to + 1);
  }
  return answers.map(({ name: _name, ...answer }) => answer);
}

function readAnswer(value: Json, path: Path, report: Report): Omit<ConfiguredAnswer, 'range'> | undefined {
  if (!isObject(value)) {
    report(path, `must be an object with 'Return' or 'Throw', not ${kindOf(value)}`);
    return undefined;
  }
  const {
    Return: returns,
    Throw: thrown,
    DelaySeconds: delaySeconds = 0,
  } = members(value, path, [], ['Return', 'Throw', 'DelaySeconds'], report);
  if (typeof delaySeconds !== 'number' || delaySeconds < 0 || delaySeconds > maxDelaySeconds) {
    report([...path, 'DelaySeconds'], `must be a number of seconds from 0 to ${maxDelaySeconds}`);
  }
  if ((returns === undefined) === (thrown === undefined)) {
    report(
      path,
      returns === undefined ? `has neither 'Return' nor 'Throw'` : `has both 'Return' and 'Throw': keep one`,
    );
    return undefined;
  }
  const delay = { delaySeconds: Number(delaySeconds) };
  if (returns !== undefined) return { returns, ...delay };
  const { Error: error, Cause: cause } = members(thrown, [...path, 'Throw'], ['Error'], ['Cause'], report);
  if (error !== undefined && typeof error !== 'string')
    report([...path, 'Throw', 'Error'], `must be a string, not ${kindOf(error)}`);
  if (cause !== undefined && typeof cause !== 'string')
    report([...path, 'Throw', 'Cause'], `must be a string, not ${kindOf(cause)}`);
  return { throws: { error: error as string, cause: cause as string | undefined }, ...delay };
}

/** The members of an object that may only have these. */
function members(
  value: Json | undefined,
  path: Path,
  required: readonly string[],
  optional: readonly string[],
  report: Report,
): Partial<JsonObject> {
  if (!isObject(value)) {
    if (value !== undefined) report(path, `must be an object, not ${kindOf(value)}`);
    return {};
  }
  const known = [...required, ...optional];
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) {
      report([...path, name], `is not a member of the format: it may be ${list(known)}${hintOf(name, known)}`);
    }
  }
  for (const name of required) if (!Object.hasOwn(value, name)) report(path, `lacks the member '${name}'`);
  return Object.fromEntries(known.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name]!]));
}

/** The members of an object that may have any. */
function entries(value: Json | undefined, path: Path, report: Report): readonly (readonly [string, Json])[] {
  if (isObject(value)) return Object.keys(value).map((name) => [name, value[name]!]);
  if (value !== undefined) report(path, `must be an object, not ${kindOf(value)}`);
  return [];
}

/** The end of a message, after its first sentence. */
function hintOf(name: string, known: readonly string[]): string {
  const hint = didYouMean(name, known);
  return hint === undefined ? '' : `. ${hint}`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

/** The invocations of a state that an answer is for, both ends included. */
interface ResponseRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Parses the name of a numbered answer: `0`, `1-2`. `undefined` if it is invalid.
 *
 * @example parseResponseRange('1-2') // { from: 1, to: 2 }
 */
export function parseResponseRange(name: string): ResponseRange | undefined {
  const match = /^\s*(\d{1,15})\s*(?:-\s*(\d{1,15})\s*)?$/.exec(name);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return from <= to ? { from, to } : undefined;
}
