import { RuntimeError, StatesError } from '../../../errors/StatesError';
import { toText, type Json } from '../../../util/json';
import type { ExpressionScope } from '../ExpressionScope';
import { ArgumentError, maxTextBytes, TextTooLargeError, type IntrinsicFunction } from './IntrinsicFunction';
import { intrinsics } from './intrinsics';
import { compilePath, type JsonPath } from '../jsonPath/compilePath';
import { InvalidIntrinsicError, readIntrinsic, type Argument, type ParsedCall } from './readIntrinsic';

/** A compiled call of an intrinsic function. */
export interface CompiledIntrinsic {
  readonly source: string;
  /** The outermost function: `States.Format`. */
  readonly name: string;
  /** Every variable its arguments read. */
  readonly variables: readonly string[];
  /**
   * What will fail on every evaluation, as far as that is known: a wrong number of arguments.
   * AWS: such a call does not make the definition invalid. It fails at run time.
   */
  readonly problems: readonly string[];
  /** Throws `RuntimeError`. */
  evaluate(scope: ExpressionScope): Json;
}

/**
 * Compiles a call of an intrinsic function. Throws `InvalidIntrinsicError`.
 *
 * AWS: any failure at run time is `States.Runtime`, not the States.IntrinsicFailure of the States Language. The message
 * quotes the whole call, not the inner one that failed.
 *
 * @example compileIntrinsic("States.Format('{} of {}', $.done, $.total)").evaluate(scope)
 */
export function compileIntrinsic(source: string): CompiledIntrinsic {
  const compiler: Compiler = { source: source.trim(), variables: new Set(), problems: [] };
  const call = readIntrinsic(compiler.source, compilePath);
  const evaluate = compileCall(compiler, call);
  return {
    source,
    name: call.name,
    variables: [...compiler.variables],
    problems: compiler.problems,
    evaluate,
  };
}

interface Compiler {
  readonly source: string;
  readonly variables: Set<string>;
  readonly problems: string[];
}

type Evaluate = (scope: ExpressionScope) => Json;

function compileCall(compiler: Compiler, call: ParsedCall): Evaluate {
  const intrinsic = intrinsics.get(call.name) ?? failUnknown(compiler.source, call);
  const args = call.arguments.map((argument) => compileArgument(compiler, argument));
  const problem = countProblem(intrinsic, args.length);
  if (problem !== undefined) {
    compiler.problems.push(`${call.name}: ${problem}`);
    return () => failEvaluation(compiler.source, intrinsic, intrinsic.wrongCount);
  }
  const run = intrinsic.prepare?.(call.arguments) ?? intrinsic.call;
  return (scope) => {
    const values = new Array<Json>(args.length);
    for (let at = 0; at < args.length; at++) values[at] = args[at]!(scope);
    try {
      return run(values, scope);
    } catch (error) {
      if (error instanceof TextTooLargeError) return failTooLarge(intrinsic);
      if (error instanceof RangeError) return fail(compiler.source, 'the data are nested too deeply');
      if (!(error instanceof ArgumentError)) throw error;
      return failEvaluation(compiler.source, intrinsic, error.sentence);
    }
  };
}

function compileArgument(compiler: Compiler, argument: Argument): Evaluate {
  switch (argument.kind) {
    case 'call':
      return compileCall(compiler, argument.call);
    case 'path': {
      const { path } = argument;
      for (const variable of path.variables) compiler.variables.add(variable);
      return (scope) => {
        const value = path.select(scope);
        return value === undefined ? whenMissing(compiler.source, path, scope) : value;
      };
    }
    default: {
      const { value } = argument;
      return () => value;
    }
  }
}

/** AWS: the input is quoted even if the path reads the context object. */
function whenMissing(source: string, path: JsonPath, scope: ExpressionScope): never {
  const failure = path.failure(scope);
  if (failure?.kind === 'wrongKind' || failure?.kind === 'uncomputable') fail(source, failure.text);
  fail(
    source,
    `The JsonPath argument for the field '${path.shown}' could not be found in the input '${toText(scope.input)}'`,
  );
}

function fail(source: string, text: string): never {
  throw new RuntimeError(`The function '${source}' had the following error: ${text}`);
}

function failTooLarge({ name }: IntrinsicFunction): never {
  throw new StatesError(
    'States.DataLimitExceeded',
    `${name} would create a string of more than ${maxTextBytes} bytes.`,
  );
}

function failEvaluation(source: string, { name }: IntrinsicFunction, sentence?: string): never {
  throw new RuntimeError(
    `There was an error while evaluating the intrinsic function: ${source}. ${sentence ?? `Invalid arguments in ${name}`}`,
  );
}

function countProblem({ count }: IntrinsicFunction, given: number): string | undefined {
  const [least, most] = typeof count === 'number' ? [count, count] : count;
  if (given >= least && given <= most) return undefined;
  const expected = least === most ? least : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  return `the number of arguments must be ${expected}, but is ${given}`;
}

function failUnknown(source: string, call: ParsedCall): never {
  const near = [...intrinsics.keys()].find((name) => name.toLowerCase() === call.name.toLowerCase());
  const hint = near === undefined ? `there are ${[...intrinsics.keys()].join(', ')}` : `did you mean ${near}?`;
  throw new InvalidIntrinsicError(source, call.position, `there is no function ${call.name}; ${hint}`);
}
