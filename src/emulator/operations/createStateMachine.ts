import { present } from '../../util/present';
import { isDeepStrictEqual } from 'node:util';
import { ServiceError } from '../../errors/ServiceError';
import { stateMachineArn } from '../store/arns';
import type { MachineRevision } from '../../engine/executions/MachineRevision';
import { checkName } from '../store/names';
import type { MachineVersion, StateMachine } from '../store/StateMachine';
import { stateMachineDeleting } from './exceptions';
import { checkQuota } from './limitExceeded';
import { compileDefinition } from './machine/compileDefinition';
import { forgetExecutionsOfRemoved } from './machine/deleteMachine';
import { checkVersionDescription, publishVersion } from './machine/publishVersion';
import { checkLogDelivery, checkManagedRule } from './machine/roleChecks';
import { checkLoggedName, checkRoleArn, readEncryption, readLogging, readTracing } from './machine/settings';
import {
  Definition,
  StateMachineType,
  TagList,
  Arn,
  Name,
  VersionDescription,
  EncryptionConfiguration,
  LoggingConfiguration,
  TracingConfiguration,
} from './model/data';
import { boolean, required } from './model/shapes';
import type { Operation, OperationOutput } from './Operation';
import { seconds } from './reply';
import { readTags } from './tag/readTags';

/** Creates a state machine; a second call with the same arguments returns the first result. */
export const createStateMachine = {
  name: 'CreateStateMachine',
  input: {
    name: required(Name),
    definition: required(Definition),
    roleArn: required(Arn),
    type: StateMachineType,
    loggingConfiguration: LoggingConfiguration,
    tags: TagList,
    tracingConfiguration: TracingConfiguration,
    publish: boolean(),
    versionDescription: VersionDescription,
    encryptionConfiguration: EncryptionConfiguration,
  },
  reads: ['machines'],
  writes: ['machines', 'tags', 'executions'],
  answers: 'atOnce',
  right: 'states:CreateStateMachine',
  key: { rights: ['kms:DescribeKey', 'kms:GenerateDataKey'] },
  roleChecks: [checkManagedRule, checkLogDelivery],
  bucket: { calls: [100, 1] },
  errors: [
    'ConflictException',
    'InvalidArn',
    'InvalidDefinition',
    'InvalidEncryptionConfiguration',
    'InvalidLoggingConfiguration',
    'InvalidName',
    'InvalidTracingConfiguration',
    'KmsAccessDeniedException',
    'KmsThrottlingException',
    'StateMachineAlreadyExists',
    'StateMachineDeleting',
    'StateMachineLimitExceeded',
    'StateMachineTypeNotSupported',
    'TooManyTags',
    'ValidationException',
  ],
  handle(context, input) {
    const { name, type = 'STANDARD', publish = false, versionDescription } = input;
    const { stateMachines, tags, engine, caller } = context;
    checkName(name);
    checkVersionDescription(versionDescription, publish);
    const settings = {
      roleArn: checkRoleArn(input.roleArn),
      loggingConfiguration: readLogging(input.loggingConfiguration),
      tracingConfiguration: readTracing(input.tracingConfiguration),
      encryptionConfiguration: readEncryption(input.encryptionConfiguration, caller.region),
    };
    const arn = stateMachineArn(caller, name);
    checkLoggedName(arn, settings.loggingConfiguration);
    const newTags = readTags(input.tags);
    const existing = stateMachines.get(arn);
    if (existing !== undefined) {
      if (existing.deleting) throw stateMachineDeleting(arn);
      const same = existing.type === type && isSame(existing.revision, { ...settings, definition: input.definition });
      if (!same) compileDefinition(context, input.definition, type);
      return answer(existing, same ? versionToAnswer(existing, publish, versionDescription) : refuse(existing));
    }
    checkQuota(context, 'stateMachines', () => stateMachines.list(caller).length);
    const now = engine.now();
    const compiled = compileDefinition(context, input.definition, type);
    tags.add(arn, newTags);
    forgetExecutionsOfRemoved(context, arn);
    const revision = { ...settings, ...compiled, revisionId: undefined, updateDateMs: now };
    const machine = stateMachines.create(caller, name, type, revision);
    return answer(machine, publish ? publishVersion(machine, versionDescription, now) : undefined);
  },
} satisfies Operation<'CreateStateMachine'>;

function answer(machine: StateMachine, version: MachineVersion | undefined): OperationOutput<'CreateStateMachine'> {
  return present({
    stateMachineArn: machine.arn,
    creationDate: seconds(machine.creationDateMs),
    stateMachineVersionArn: version?.arn,
  });
}

/** AWS: role and tags are neither compared nor applied; the definition is compared as a string. */
function isSame(
  revision: MachineRevision,
  given: Pick<
    MachineRevision,
    'definition' | 'loggingConfiguration' | 'tracingConfiguration' | 'encryptionConfiguration'
  >,
): boolean {
  return (
    revision.definition === given.definition &&
    isDeepStrictEqual(revision.loggingConfiguration, given.loggingConfiguration) &&
    isDeepStrictEqual(revision.tracingConfiguration, given.tracingConfiguration) &&
    isDeepStrictEqual(revision.encryptionConfiguration, given.encryptionConfiguration)
  );
}

/**
 * AWS: `publish` is compared with whether a version was ever published, and the description with that of the first
 * version, which is returned (recorded 2026).
 */
function versionToAnswer(
  machine: StateMachine,
  publish: boolean,
  description: string | undefined,
): MachineVersion | undefined {
  const { firstVersion } = machine;
  if (publish && firstVersion === undefined) return refuse(machine);
  if (!publish && firstVersion !== undefined) {
    throw alreadyExists('This state machine was already created with a published version.');
  }
  if (firstVersion !== undefined && firstVersion.description !== description) {
    throw alreadyExists(
      'This state machine was already created with a published version using a different description.',
    );
  }
  return firstVersion;
}

function refuse(machine: StateMachine): never {
  throw alreadyExists(`'${machine.arn}'`);
}

function alreadyExists(what: string): ServiceError {
  return new ServiceError('StateMachineAlreadyExists', `State Machine Already Exists: ${what}`);
}
