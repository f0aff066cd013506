import { toPointer, type Path } from '../../language/asl/path';
import { type WalkedState, statesIn, objectsIn } from '../../language/asl/walk';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';

/** A definition with one small change. */
export interface Mutant {
  /** Where the change is: a JSON pointer. */
  readonly pointer: string;
  /** The changed state. */
  readonly state: string;
  /** In words: `Ship: Retry 0 dropped`. */
  readonly label: string;
  readonly definition: JsonObject;
}

/**
 * Every definition that differs from this one in one small change that a test could notice. Step Functions rejects some
 * of them, which the caller must leave out.
 */
export function mutantsOf(definition: JsonObject): readonly Mutant[] {
  const original = JSON.stringify(definition);
  const mutants = statesIn(definition).flatMap((state) =>
    changesOf(state).map(({ path, words, value }) => ({
      pointer: toPointer(path),
      state: state.name,
      label: `${state.name}: ${words}`,
      definition: replaced(definition, path, value) as JsonObject,
    })),
  );
  return mutants.filter((mutant) => JSON.stringify(mutant.definition) !== original);
}

/** A value to put at a place; `undefined` to remove the present one. */
interface Change {
  readonly path: Path;
  readonly words: string;
  readonly value: Json | undefined;
}

function changesOf(state: WalkedState): readonly Change[] {
  const { path, object } = state;
  const change = (at: Path, words: string, value?: Json): Change => ({ path: [...path, ...at], words, value });
  const dropped = (field: string): Change[] =>
    [undefined, '$'].includes(member(object, field) as never) ? [] : [change([field], `${field} dropped`)];
  return [
    ...objectsIn(object, 'Retry').flatMap((retrier, index) => [
      change(['Retry', index], `Retry ${index} dropped`),
      ...(member(retrier, 'MaxAttempts') === 0
        ? [change(['Retry', index, 'MaxAttempts'], `Retry ${index} tries again`, 3)]
        : [change(['Retry', index, 'MaxAttempts'], `Retry ${index} tries only once`, 1)]),
      ...delayChanges(retrier).map(({ field, words, value }) =>
        change(['Retry', index, field], `Retry ${index} ${words}`, value),
      ),
    ]),
    ...objectsIn(object, 'Catch').flatMap((catcher, index) => [
      change(['Catch', index], `Catch ${index} dropped`),
      ...otherCatch(object, catcher).map((next) => change(['Catch', index, 'Next'], `Catch ${index} → ${next}`, next)),
      ...['ResultPath', 'Output']
        .filter((field) => ![undefined, '$'].includes(member(catcher, field) as never))
        .map((field) => change(['Catch', index, field], `Catch ${index} ${field} dropped`)),
      ...membersOf(catcher, 'Assign').map((name) =>
        change(['Catch', index, 'Assign', name], `Catch ${index} Assign: ${name} dropped`),
      ),
    ]),
    ...skippedNext(state).map((next) => change(['Next'], `Next → ${next}`, next)),
    ...objectsIn(object, 'Choices').flatMap((rule, index) => [
      ...ruleChanges(rule, ['Choices', index]).map(({ at, words, value }) =>
        change(at, `rule ${index} ${words}`, value),
      ),
      ...otherTarget(object, rule).map((next) => change(['Choices', index, 'Next'], `rule ${index} → ${next}`, next)),
    ]),
    ...defaultChange(object).map((next) => change(['Default'], `Default → ${next}`, next)),
    ...skipped(state).map((value) => change([], 'does nothing', value)),
    ...['ResultPath', 'ResultSelector', 'Output', 'OutputPath', 'InputPath'].flatMap(dropped),
    ...['TimeoutSeconds', 'HeartbeatSeconds'].flatMap(dropped),
    ...['Parameters', 'Arguments'].flatMap((field) =>
      membersOf(object, field).flatMap((name) => [
        change([field, name], `${field}: ${name} dropped`),
        ...membersOf(member(object, field) as JsonObject, name).map((inner) =>
          change([field, name, inner], `${field}: ${name}/${inner} dropped`),
        ),
      ]),
    ),
    ...membersOf(object, 'Assign').map((name) => change(['Assign', name], `Assign: ${name} dropped`)),
    ...(typeof member(object, 'Seconds') === 'number' && member(object, 'Seconds') !== 0
      ? [change(['Seconds'], 'waits no time', 0)]
      : []),
  ];
}

/** For a number, the limit moves to the other side; for anything else, the opposite. */
function ruleChanges(rule: JsonObject, at: Path): { at: Path; words: string; value: Json }[] {
  const { Next, Assign, Output, Comment: _comment, ...test } = rule;
  const condition = member(rule, 'Condition');
  const opposite =
    typeof condition === 'string'
      ? { ...rule, Condition: condition.replace(/^\{%([^]*)%\}$/, '{% $not($1) %}') }
      : {
          Not: test,
          Next: Next!,
          ...(Assign === undefined ? {} : { Assign }),
          ...(Output === undefined ? {} : { Output }),
        };
  const limit = Object.keys(rule).find((name) => /^(Numeric|Timestamp|String)(Greater|Less)Than/.test(name));
  return [
    { at, words: 'turned round', value: opposite },
    ...(limit === undefined
      ? []
      : [{ at, words: `${limit} → ${otherSide(limit)}`, value: renamed(rule, limit, otherSide(limit)) }]),
  ];
}

function otherSide(operator: string): string {
  return operator.includes('ThanEquals')
    ? operator.replace('ThanEquals', 'Than')
    : operator.replace('Than', 'ThanEquals');
}

function renamed(object: JsonObject, name: string, other: string): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key === name ? other : key, value]));
}

/** Other delays of a retrier, if they would differ. */
function delayChanges(retrier: JsonObject): { field: string; words: string; value: Json | undefined }[] {
  const { IntervalSeconds, BackoffRate, MaxDelaySeconds } = retrier;
  const attempts = numberOf(retrier, 'MaxAttempts', 3);
  const interval = numberOf(retrier, 'IntervalSeconds', 1);
  const rate = numberOf(retrier, 'BackoffRate', 2);
  const most = numberOf(retrier, 'MaxDelaySeconds', Infinity);
  if (attempts < 1) return [];
  const otherRate = rate === 1 ? 2 : 1;
  return [
    ...(IntervalSeconds !== undefined && interval < most
      ? [{ field: 'IntervalSeconds', words: `waits ${interval * 2} s first`, value: interval * 2 }]
      : []),
    ...(BackoffRate !== undefined && attempts > 1 && interval < most
      ? [{ field: 'BackoffRate', words: `BackoffRate ${rate} → ${otherRate}`, value: otherRate }]
      : []),
    ...(MaxDelaySeconds !== undefined && interval * rate ** (attempts - 1) > most
      ? [{ field: 'MaxDelaySeconds', words: 'MaxDelaySeconds dropped', value: undefined }]
      : []),
  ];
}

function numberOf(object: JsonObject, field: string, otherwise: number): number {
  const value = member(object, field);
  return typeof value === 'number' ? value : otherwise;
}

/** Another target of the state, for a catcher. */
function otherCatch(state: JsonObject, catcher: JsonObject): string[] {
  const targets = [member(state, 'Next'), ...objectsIn(state, 'Catch').map((other) => member(other, 'Next'))];
  const other = targets.find((target) => typeof target === 'string' && target !== member(catcher, 'Next'));
  return typeof other === 'string' ? [other] : [];
}

/** The state after the next one. If nothing else leads to the next one, Step Functions rejects the definition. */
function skippedNext({ object, block }: WalkedState): string[] {
  const next = block.states.find(({ name }) => name === member(object, 'Next'));
  const behind = next && member(next.object, 'Next');
  return typeof behind === 'string' ? [behind] : [];
}

/** Another target of the Choice. */
function otherTarget(choice: JsonObject, rule: JsonObject): string[] {
  const targets = [member(choice, 'Default'), ...objectsIn(choice, 'Choices').map((other) => member(other, 'Next'))];
  const other = targets.find((target) => typeof target === 'string' && target !== member(rule, 'Next'));
  return typeof other === 'string' ? [other] : [];
}

function defaultChange(choice: JsonObject): string[] {
  return member(choice, 'Default') === undefined ? [] : otherTarget(choice, { Next: member(choice, 'Default')! });
}

/** A Task or Pass that passes its input on. */
function skipped({ type, object }: WalkedState): JsonObject[] {
  if (type !== 'Task' && !(type === 'Pass' && Object.keys(object).some((name) => !plain.has(name)))) return [];
  const { Next, End, QueryLanguage } = object;
  return [
    {
      Type: 'Pass',
      ...(QueryLanguage === undefined ? {} : { QueryLanguage }),
      ...(Next === undefined ? {} : { Next }),
      ...(End === undefined ? {} : { End }),
    },
  ];
}

const plain: ReadonlySet<string> = new Set(['Type', 'Next', 'End', 'Comment', 'QueryLanguage']);

function membersOf(object: JsonObject, field: string): readonly string[] {
  const value = member(object, field);
  return isObject(value) ? Object.keys(value) : [];
}

/** A copy with another value at a place. Arrays and objects that lose their last entry are removed. */
function replaced(value: Json | undefined, [step, ...rest]: Path, by: Json | undefined): Json | undefined {
  if (step === undefined) return by;
  if (isArray(value)) {
    const list = value.flatMap((item, index): Json[] => {
      if (index !== step) return [item];
      const changed = replaced(item, rest, by);
      return changed === undefined ? [] : [changed];
    });
    return list.length === 0 ? undefined : list;
  }
  const object: Record<string, Json> = { ...(value as JsonObject) };
  const changed = replaced(object[step], rest, by);
  if (changed === undefined) delete object[step];
  else object[step] = changed;
  return object;
}
