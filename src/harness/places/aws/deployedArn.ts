import { HarnessError } from '../../../errors/HarnessError';
import type { NamedMachine } from '../Place';

const prefix = 'STEPMILL_STATE_MACHINE_ARN_';

/**
 * Where a state machine of the test is deployed: the option `arn`, else the variable named after it
 * (`STEPMILL_STATE_MACHINE_ARN_ORDER_WORKFLOW` for `OrderWorkflow`; case and punctuation do not count). Throws
 * HarnessError if there is neither.
 */
export function deployedArn({ name, arn }: NamedMachine, environment: NodeJS.ProcessEnv = process.env): string {
  if (arn !== undefined) return arn;
  for (const [variable, value] of Object.entries(environment))
    if (value && variable.startsWith(prefix) && plain(variable.slice(prefix.length)) === plain(name)) return value;
  throw new HarnessError(
    `Where is '${name}' deployed in AWS? Set ${prefix}${variableName(name)}=arn:aws:states:…, ` +
      `or write sfn.stateMachine(…, { arn: 'arn:aws:states:…' }).`,
  );
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

function variableName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
