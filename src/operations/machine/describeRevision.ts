import type { MachineRevision } from '../../store/MachineRevision';

/**
 * What DescribeStateMachine and DescribeStateMachineForExecution tell of a revision. Without the data that a customer's
 * key protects, the definition is `{}`.
 */
export function describeRevision(
  revision: MachineRevision,
  includedData: 'ALL_DATA' | 'METADATA_ONLY' | undefined,
): Pick<
  MachineRevision,
  | 'roleArn'
  | 'loggingConfiguration'
  | 'tracingConfiguration'
  | 'encryptionConfiguration'
  | 'revisionId'
  | 'definition'
  | 'variableReferences'
> {
  const { roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration, revisionId } = revision;
  const whole = includedData !== 'METADATA_ONLY';
  return {
    roleArn,
    loggingConfiguration,
    tracingConfiguration,
    encryptionConfiguration,
    revisionId,
    definition: whole ? revision.definition : '{}',
    variableReferences: whole ? revision.variableReferences : undefined,
  };
}
