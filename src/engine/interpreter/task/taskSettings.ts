import { RuntimeError } from '../../../errors/StatesError';
import { compilePath } from '../../../language/expressions/jsonPath/compilePath';
import { compileTemplate } from '../../../language/expressions/template';
import { member } from '../../../util/json';
import type { Field } from '../dataFlow/Field';
import { compileJsonataField } from '../dataFlow/jsonataField';
import type { StateCompiler } from '../stateHandlers';

/** What a Task says about how it is run, beside its parameters. */
export interface TaskSettings {
  readonly timeoutSeconds: number | undefined;
  readonly heartbeatSeconds: number | undefined;
  readonly credentialsRoleArn: string | undefined;
}

const none: TaskSettings = { timeoutSeconds: undefined, heartbeatSeconds: undefined, credentialsRoleArn: undefined };

/** Compiles TimeoutSeconds, HeartbeatSeconds (with their Path forms) and Credentials. */
export function compileTaskSettings(compiler: StateCompiler): Field<TaskSettings> {
  const timeout = compileSeconds(compiler, 'TimeoutSeconds');
  const heartbeat = compileSeconds(compiler, 'HeartbeatSeconds');
  const roleArn = compileRoleArn(compiler);
  if (timeout === undefined && heartbeat === undefined && roleArn === undefined) return () => none;
  return (scope, input) => ({
    timeoutSeconds: timeout?.(scope, input),
    heartbeatSeconds: heartbeat?.(scope, input),
    credentialsRoleArn: roleArn?.(scope, input),
  });
}

function compileSeconds(
  { definition, queryLanguage }: StateCompiler,
  field: 'TimeoutSeconds' | 'HeartbeatSeconds',
): Field<number> | undefined {
  const source = definition[`${field}Path`];
  const literal = definition[field];
  if (source !== undefined) {
    const path = compilePath(source);
    return (scope, input) => {
      const value = Number(path.require(scope.seeing(input)));
      if (Number.isInteger(value) && value > 0) return value;
      throw new RuntimeError(`The ${field}Path parameter does not reference a positive integer: ${source} == ${value}`);
    };
  }
  if (literal === undefined) return undefined;
  if (queryLanguage === 'JSONata') return compileJsonataField(literal, field, 'number');
  return () => Number(literal);
}

function compileRoleArn({ definition, queryLanguage }: StateCompiler): Field<string> | undefined {
  const { Credentials } = definition;
  if (Credentials === undefined) return undefined;
  if (queryLanguage === 'JSONata')
    return compileJsonataField(member(Credentials, 'RoleArn')!, 'Credentials/RoleArn', 'string');
  const template = compileTemplate(Credentials, 'Credentials');
  return (scope, input) => (template.evaluate(scope.seeing(input)) as { RoleArn: string }).RoleArn;
}
