import { HarnessError } from '../../../errors/HarnessError';
import {
  activity,
  eventBus,
  lambda,
  mock,
  resource,
  service,
  sns,
  sqs,
  stateMachine,
} from '../../../tasks/mocking/scripts';
import type { ScriptBuilder } from '../../../tasks/mocking/ScriptBuilder';
import { member, toPlainNumbers, type Json, type JsonObject } from '../../../util/json';
import type { Fault } from '../ControlError';
import { answerKinds, targetKinds } from '../schema/mock';
import type { ValidationMode } from '../../../tasks/mocking/ValidationMode';

/** A mock as JSON that the schema `Mock` has accepted. */
export type MockJson = JsonObject;

const targets: Readonly<Record<(typeof targetKinds)[number], (name: string, action?: string) => ScriptBuilder>> = {
  state: (name) => mock(name),
  lambda: (name) => lambda(name),
  sqs: (name) => sqs(name),
  sns: (name) => sns(name),
  eventBus: (name) => eventBus(name),
  activity: (name) => activity(name),
  stateMachine: (name) => stateMachine(name),
  service: (name, action) => (action === undefined ? service(name) : service(name, action)),
  resource: (name) => resource(name),
};

/** Members that only make sense with answers of these kinds. */
const goesWith: Readonly<Record<string, readonly string[]>> = {
  cause: ['throws', 'failsToken'],
  phase: ['throws'],
  message: ['fails'],
  statusCode: ['fails'],
  modelled: ['fails'],
  beats: ['succeedsToken', 'failsToken'],
};

type Tell = (at: string, message: string) => void;

/**
 * Creates the script of a mock. `given`: the mock with all digits of its numbers. Adds faults to `faults`, and then
 * returns nothing.
 */
export function readMock(given: MockJson, pointer: string, faults: Fault[]): ScriptBuilder | undefined {
  const before = faults.length;
  const tell: Tell = (at, message) => void faults.push({ in: 'body', pointer: pointer + at, message });
  const kind = targetKinds.find((name) => has(given, name))!;
  const script = attempt(tell, `/${kind}`, () => targets[kind](textOf(given, kind)!, textOf(given, 'action')));
  if (script === undefined) return undefined;
  const condition = (name: string, add: (value: never) => unknown): void => {
    if (has(given, name)) attempt(tell, `/${name}`, () => add(toPlainNumbers(member(given, name)!) as never));
  };
  condition('when', (value) => script.when(value));
  condition('forItem', (value) => script.forItem(value, textOf(given, 'map')));
  condition('onAttempt', (value) => script.onAttempt(value));
  condition('inTestCase', (value) => script.inTestCase(value));
  condition('inStateMachine', (value) => script.inStateMachine(value));
  for (const [at, answer] of answersOf(given, tell))
    addAnswer(script, answer, (name, message) => tell(at + name, message));
  if (has(given, 'perExecution')) script.perExecution();
  const validated = textOf(given, 'validated');
  if (validated !== undefined) script.validated(validated as ValidationMode);
  return faults.length === before ? script : undefined;
}

/** Reports an error of the builder at the member that caused it. */
function attempt<T>(tell: Tell, at: string, build: () => T): T | undefined {
  try {
    return build();
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    tell(at, error.message);
    return undefined;
  }
}

/** The answers in sequence, with the pointer to each. */
function answersOf(given: MockJson, tell: Tell): [string, JsonObject][] {
  const answers = member(given, 'answers') as readonly JsonObject[] | undefined;
  if (answers === undefined) return [['', given]];
  const ofAnswers = [...answerKinds, ...Object.keys(goesWith), 'times', 'after', 'submitting'];
  for (const name of ofAnswers)
    if (has(given, name)) tell(`/${name}`, "is beside 'answers'. Write it into one of them.");
  return answers.map((answer, index) => [`/answers/${index}`, answer]);
}

function addAnswer(script: ScriptBuilder, answer: JsonObject, tell: Tell): void {
  const kinds = answerKinds.filter((name) => has(answer, name));
  const [kind] = kinds;
  const beats = member(answer, 'beats');
  if (kinds.length > 1 || (kind === undefined && beats === undefined)) {
    const found = kind === undefined ? 'it has none' : `it has '${kinds.join("' and '")}'`;
    return tell('', `must have exactly one of '${answerKinds.join("', '")}'; ${found}.`);
  }
  for (const [name, of] of Object.entries(goesWith))
    if (has(answer, name) && (kind === undefined ? name !== 'beats' : !of.includes(kind)))
      tell(`/${name}`, `goes with '${of.join("' or '")}', not with '${kind ?? 'beats'}'.`);
  if (beats !== undefined) attempt(tell, '/beats', () => script.beats(toPlainNumbers(beats) as never));
  if (kind !== undefined) attempt(tell, `/${kind}`, () => answerWith(script, kind, answer));
  const about = (name: string, add: (value: Json) => unknown): void => {
    if (has(answer, name)) attempt(tell, `/${name}`, () => add(member(answer, name)!));
  };
  about('times', (value) => script.times(Number(value)));
  // For a token, it belongs to its end.
  if (kind !== 'succeedsToken' && kind !== 'failsToken') about('after', (value) => script.after(duration(value)));
  about('submitting', (value) => script.submitting(value));
}

function answerWith(script: ScriptBuilder, kind: (typeof answerKinds)[number], answer: JsonObject): unknown {
  const value = member(answer, kind);
  const cause = member(answer, 'cause');
  switch (kind) {
    case 'returns':
      return script.returns(value);
    case 'succeeds':
      return script.succeeds();
    case 'throws': {
      const phase = textOf(answer, 'phase') as 'start' | undefined;
      return script.throws(value as string, cause, { phase });
    }
    case 'fails': {
      const statusCode = member(answer, 'statusCode');
      const modelled = member(answer, 'modelled') as boolean | undefined;
      return script.fails(value as string, textOf(answer, 'message') ?? '', {
        ...(statusCode !== undefined && { statusCode: Number(statusCode) }),
        ...(modelled !== undefined && { modelled }),
      });
    }
    case 'answersLike':
      return script.answersLike(value as string);
    case 'timesOut':
      return script.timesOut();
    case 'succeedsToken':
      return script.succeedsToken(value, afterOf(answer));
    case 'failsToken':
      return script.failsToken(value as string, cause, afterOf(answer));
    case 'leavesTokenOpen':
      return script.leavesTokenOpen();
  }
}

function afterOf(answer: JsonObject): { readonly after?: number | string } {
  return has(answer, 'after') ? { after: duration(member(answer, 'after')!) } : {};
}

function duration(value: Json): number | string {
  return typeof value === 'string' ? value : Number(value);
}

function has(given: JsonObject, name: string): boolean {
  return Object.hasOwn(given, name);
}

function textOf(given: JsonObject, name: string): string | undefined {
  return member(given, name) as string | undefined;
}
