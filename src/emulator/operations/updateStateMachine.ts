import { present } from '../../util/present';
import { isDeepStrictEqual } from 'node:util';
import { ServiceError } from '../../errors/ServiceError';
import type { MachineRevision } from '../../engine/executions/MachineRevision';
import type { MachineVersion, StateMachine } from '../store/StateMachine';
import { compileDefinition } from './machine/compileDefinition';
import { findActiveMachine } from './machine/findMachine';
import { checkVersionDescription, publishVersion } from './machine/publishVersion';
import { checkLogDelivery, checkManagedRule } from './machine/roleChecks';
import { checkLoggedName, checkRoleArn, readEncryption, readLogging, readTracing } from './machine/settings';
import {
  Definition,
  Arn,
  VersionDescription,
  EncryptionConfiguration,
  LoggingConfiguration,
  TracingConfiguration,
} from './model/data';
import { boolean, required } from './model/shapes';
import type { Operation, OperationInput } from './Operation';
import type { OperationContext } from './OperationContext';
import { seconds } from './reply';

/** Changes a state machine. Running executions keep their revision. */
export const updateStateMachine = {
  name: 'UpdateStateMachine',
  input: {
    stateMachineArn: required(Arn),
    definition: Definition,
    roleArn: Arn,
    loggingConfiguration: LoggingConfiguration,
    tracingConfiguration: TracingConfiguration,
    publish: boolean(),
    versionDescription: VersionDescription,
    encryptionConfiguration: EncryptionConfiguration,
  },
  reads: ['machines'],
  writes: ['machines'],
  answers: 'atOnce',
  right: 'states:UpdateStateMachine',
  key: { rights: ['kms:DescribeKey', 'kms:GenerateDataKey'] },
  roleChecks: [checkManagedRule, checkLogDelivery],
  bucket: { calls: [100, 1] },
  errors: [
    'ConflictException',
    'InvalidArn',
    'InvalidDefinition',
    'InvalidEncryptionConfiguration',
    'InvalidLoggingConfiguration',
    'InvalidTracingConfiguration',
    'KmsAccessDeniedException',
    'KmsThrottlingException',
    'MissingRequiredParameter',
    'ServiceQuotaExceededException',
    'StateMachineDeleting',
    'StateMachineDoesNotExist',
    'ValidationException',
  ],
  handle(context, given) {
    const { publish = false, versionDescription } = given;
    checkThatSomethingIsGiven(given);
    const machine = findActiveMachine(context, given.stateMachineArn);
    checkVersionDescription(versionDescription, publish);
    const now = context.engine.now();
    const { revision } = machine;
    const changes = changesOf(context, given, machine.type, revision);
    if (changes !== undefined) {
      machine.update({ ...revision, ...changes, revisionId: context.ids.uuid(), updateDateMs: now });
    }
    const version = publish ? publishDescribed(machine, versionDescription, now) : undefined;
    // AWS: an update that changes nothing returns the old date and the old revision (recorded 2026).
    return present({
      updateDate: seconds(machine.revision.updateDateMs),
      revisionId: machine.revision.revisionId,
      stateMachineVersionArn: version?.arn,
    });
  },
} satisfies Operation<'UpdateStateMachine'>;

/** AWS (reported): a revision that is already published keeps its version, which gets the new description. */
function publishDescribed(machine: StateMachine, description: string | undefined, nowMs: number): MachineVersion {
  const version = publishVersion(machine, description, nowMs);
  if (description === undefined || version.description === description) return version;
  return machine.describe(version, description);
}

type Input = OperationInput<'UpdateStateMachine'>;

function checkThatSomethingIsGiven(given: Input): void {
  const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration, publish } = given;
  const changes = [definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration];
  if (publish === true || changes.some((change) => change !== undefined)) return;
  throw new ServiceError(
    'MissingRequiredParameter',
    'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
  );
}

function changesOf(
  resources: OperationContext,
  given: Input,
  type: 'STANDARD' | 'EXPRESS',
  revision: MachineRevision,
): Partial<MachineRevision> | undefined {
  const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration } = given;
  const settings: Partial<MachineRevision> = present({
    roleArn: roleArn && checkRoleArn(roleArn),
    loggingConfiguration: loggingConfiguration && readLogging(loggingConfiguration),
    tracingConfiguration: tracingConfiguration && readTracing(tracingConfiguration),
    encryptionConfiguration:
      encryptionConfiguration && readEncryption(encryptionConfiguration, resources.caller.region),
  });
  if (settings.loggingConfiguration !== undefined)
    checkLoggedName(given.stateMachineArn, settings.loggingConfiguration);
  const isNew = (name: string): boolean =>
    !isDeepStrictEqual(settings[name as keyof MachineRevision], revision[name as keyof MachineRevision]);
  if (definition !== undefined && definition !== revision.definition) {
    return { ...settings, ...compileDefinition(resources, definition, type) };
  }
  return Object.keys(settings).some(isNew) ? settings : undefined;
}
