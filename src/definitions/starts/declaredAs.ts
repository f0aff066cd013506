import type { Declared } from '../../contract/starts/Declared';
import type { DeclaredDelivery } from '../../contract/starts/DeclaredDelivery';
import type { Json } from '../../util/json';
import { present } from '../../util/present';
import { aliasesOf } from '../machineSettings';
import { numberIn, objectIn, stringIn } from './plain';
import type { StartSource } from './StartSource';

/** The common members of all declarations. `own`: its name, if it has one. */
export function declaredAs({ id, aliases, source }: StartSource, own: string | undefined): Declared {
  const name = own ?? id;
  return { name, aliases: aliasesOf(name, [id, ...aliases]), source };
}

/** A target of a rule or a schedule. */
export function deliveryTo(target: Json | undefined): DeclaredDelivery {
  const policy = objectIn(target, 'RetryPolicy');
  const retry = present({
    maximumEventAgeInSeconds: numberIn(policy, 'MaximumEventAgeInSeconds'),
    maximumRetryAttempts: numberIn(policy, 'MaximumRetryAttempts'),
  });
  return {
    arn: stringIn(target, 'Arn') ?? '',
    ...present({
      roleArn: stringIn(target, 'RoleArn'),
      retry: Object.keys(retry).length === 0 ? undefined : retry,
      deadLetterArn: stringIn(objectIn(target, 'DeadLetterConfig'), 'Arn'),
    }),
  };
}
