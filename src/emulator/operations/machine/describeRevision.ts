import type { MachineRevision } from '../../../engine/executions/MachineRevision';
import { loadLanguage } from './loadLanguage';

type Described = Pick<
  MachineRevision,
  'definition' | 'roleArn' | 'loggingConfiguration' | 'tracingConfiguration' | 'encryptionConfiguration' | 'revisionId'
> & { readonly variableReferences: Readonly<Record<string, readonly string[]>> | undefined };

/**
 * The members about a revision in DescribeStateMachine and DescribeStateMachineForExecution. Without access to data
 * that a customer's key protects, the definition is `{}`.
 */
export function describeRevision(
  revision: MachineRevision,
  includedData: 'ALL_DATA' | 'METADATA_ONLY' = 'ALL_DATA',
): Described {
  const { roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration, revisionId } = revision;
  const whole = includedData === 'ALL_DATA';
  return {
    definition: whole ? revision.definition : '{}',
    roleArn,
    loggingConfiguration,
    tracingConfiguration,
    revisionId,
    encryptionConfiguration,
    variableReferences: whole ? loadLanguage().variableReferences(revision.program.definition) : undefined,
  };
}
