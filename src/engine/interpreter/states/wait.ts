import { EvaluationError, RuntimeError } from '../../../errors/StatesError';
import type { DefinitionOf } from '../../../language/asl/fields';
import { compilePath } from '../../../language/expressions/jsonPath/compilePath';
import { toCompactText, type Json } from '../../../util/json';
import { parseTimestamp } from '../../../util/isoTime';
import type { Field } from '../dataFlow/DataFlow';
import { compileJsonataField } from '../dataFlow/evaluateJsonata';
import { expectInteger, outsideSeconds } from '../dataFlow/numberField';
import type { Steps } from '../effects';
import { failIfDeleted } from '../failIfDeleted';
import type { Scope } from '../Scope';
import type { StateCompiler, StateHandler } from '../StateCompiler';

/** AWS: a delay above this many seconds fails immediately (recorded: 24,855 days ahead waits, 24,856 days fails). */
const maxDelaySeconds = 2_147_483_647;

/** Wait: for a number of seconds or until a time. See "Wait state" of the Amazon States Language. */
export const compileWait: StateHandler<'Wait'> = (compiler) => {
  const { flow, definition } = compiler;
  const end = compileEnd(compiler);
  return {
    run(scope, input) {
      const effective = flow.prepare(scope, input);
      const untilMs = end(scope, effective);
      if (untilMs - scope.run.now() > maxDelaySeconds * 1000) throw new RuntimeError('Wait state delay is too long.');
      if (untilMs > scope.run.now()) return sleep(scope, input, effective, untilMs);
      return flow.finish(scope, input, effective, undefined, definition.Next);
    },
  };

  function* sleep(scope: Scope, input: Json, effective: Json, untilMs: number): Steps<Json> {
    yield { kind: 'sleep', untilMs };
    failIfDeleted(scope);
    return flow.finish(scope, input, effective, undefined, definition.Next);
  }
};

/** When the state ends, in epoch milliseconds. */
function compileEnd({ definition, queryLanguage }: StateCompiler<DefinitionOf<'Wait'>>): Field<number> {
  const { Seconds, SecondsPath, Timestamp, TimestampPath } = definition;
  if (SecondsPath !== undefined) return afterSecondsPath(SecondsPath);
  if (TimestampPath !== undefined) return atTimestampPath(TimestampPath);
  if (queryLanguage === 'JSONata')
    return Seconds === undefined ? atJsonataTimestamp(Timestamp!) : afterJsonataSeconds(Seconds);
  if (Seconds !== undefined) return (scope) => later(scope, Number(Seconds));
  const untilMs = secondOf(Timestamp!)!;
  return () => untilMs;
}

/** AWS: Wait ignores the fraction of a second in a time. */
function secondOf(timestamp: string): number | undefined {
  const ms = parseTimestamp(timestamp);
  return ms === undefined ? undefined : Math.floor(ms / 1000) * 1000;
}

function later(scope: Scope, seconds: number): number {
  return scope.run.now() + seconds * 1000;
}

/** AWS: a fraction is rejected before the sign is checked; the string `"1"` counts as a number here (recorded). */
function afterSecondsPath(source: string): Field<number> {
  const path = compilePath(source);
  return (scope, input) => {
    const value = path.select(scope.seeing(input));
    if (value === undefined)
      throw new RuntimeError(`The SecondsPath parameter does not reference an input value: ${source}`);
    const shown = typeof value === 'string' ? value : toCompactText(value);
    if (!/^[+-]?\d+$/.test(shown))
      throw new RuntimeError(`The SecondsPath parameter cannot be parsed as a long value: ${source} == ${shown}`);
    if (Number(shown) < 0)
      throw new RuntimeError(`The SecondsPath parameter references a negative value: ${source} == ${shown}`);
    return later(scope, Number(shown));
  };
}

function atTimestampPath(source: string): Field<number> {
  const path = compilePath(source);
  return (scope, input) => {
    const value = path.select(scope.seeing(input));
    if (value === undefined)
      throw new RuntimeError(`The TimestampPath parameter does not reference an input value: ${source}`);
    const untilMs = typeof value === 'string' ? secondOf(value) : undefined;
    if (untilMs !== undefined) return untilMs;
    const shown = typeof value === 'string' ? value : toCompactText(value);
    throw new RuntimeError(
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${source} == ${shown}`,
    );
  };
}

function afterJsonataSeconds(seconds: number | string): Field<number> {
  const field = compileJsonataField(seconds, 'Seconds', 'number');
  return (scope, input) => {
    const value = field(scope, input);
    expectInteger('Seconds', 'Seconds', value);
    if (value < 0) throw outsideSeconds('Seconds', 'Seconds', value);
    return later(scope, value);
  };
}

function atJsonataTimestamp(timestamp: string): Field<number> {
  const field = compileJsonataField(timestamp, 'Timestamp', 'string');
  return (scope, input) => {
    const value = field(scope, input);
    const untilMs = secondOf(value);
    if (untilMs !== undefined) return untilMs;
    throw new EvaluationError(
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${value}`,
      'Timestamp',
    );
  };
}
