import { RuntimeError } from '../../errors/StatesError';
import { compilePath } from '../../expressions/jsonPath/compilePath';
import { compileTemplate } from '../../expressions/template';
import { member, type Json } from '../../util/json';
import { compileJsonataField } from '../dataFlow/jsonataField';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';
import type { StateCompiler } from '../stateHandlers';

/** What a Task says about how it is run, beside its parameters. */
export interface TaskSettings {
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly credentialsRoleArn: string | undefined;
}

type Setting<T> = (scope: Scope, input: Json) => Steps<T | undefined>;

/** Compiles TimeoutSeconds, HeartbeatSeconds (with their Path forms) and Credentials. */
export function compileTaskSettings(compiler: StateCompiler): (scope: Scope, input: Json) => Steps<TaskSettings> {
  const timeout = compileSeconds(compiler, 'TimeoutSeconds');
  const heartbeat = compileSeconds(compiler, 'HeartbeatSeconds');
  const roleArn = compileRoleArn(compiler);
  return function* (scope, input) {
    return {
      timeoutSeconds: timeout && (yield* timeout(scope, input)),
      heartbeatSeconds: heartbeat && (yield* heartbeat(scope, input)),
      credentialsRoleArn: roleArn && (yield* roleArn(scope, input)),
    };
  };
}

function compileSeconds(
  { definition, queryLanguage }: StateCompiler,
  field: 'TimeoutSeconds' | 'HeartbeatSeconds',
): Setting<number> | undefined {
  const source = definition[`${field}Path`];
  const literal = definition[field];
  if (source !== undefined) {
    const path = compilePath(source);
    // eslint-disable-next-line require-yield -- the other language waits here
    return function* (scope, input) {
      const value = Number(path.require(scope.seeing(input)));
      if (Number.isInteger(value) && value > 0) return value;
      throw new RuntimeError(`The ${field}Path parameter does not reference a positive integer: ${source} == ${value}`);
    };
  }
  if (literal === undefined) return undefined;
  if (queryLanguage === 'JSONata') return compileJsonataField(literal, field, 'number');
  // eslint-disable-next-line require-yield
  return function* () {
    return Number(literal);
  };
}

function compileRoleArn({ definition, queryLanguage }: StateCompiler): Setting<string> | undefined {
  const { Credentials } = definition;
  if (Credentials === undefined) return undefined;
  if (queryLanguage === 'JSONata')
    return compileJsonataField(member(Credentials, 'RoleArn')!, 'Credentials/RoleArn', 'string');
  const template = compileTemplate(Credentials, 'Credentials');
  // eslint-disable-next-line require-yield
  return function* (scope, input) {
    return (template.evaluate(scope.seeing(input)) as { RoleArn: string }).RoleArn;
  };
}
