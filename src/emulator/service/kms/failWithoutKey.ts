import type { Engine } from '../../../engine/executions/Engine';
import type { Execution } from '../../../engine/executions/Execution';
import type { Denials } from '../../../tasks/answering/denials/Denials';
import { keyIsUnusable } from './checkKmsKey';

/**
 * Executions whose key becomes unusable fail at their next step.
 *
 * AWS: "any related running executions will fail" ("Data at rest encryption" of the guide). The error and cause are not
 * known.
 */
export function failWithoutKey({ executions }: Engine, denials: Denials): void {
  for (const execution of [...executions.all(), ...executions.mapRuns.children()]) {
    const cause = causeFor(execution, denials);
    if (cause !== undefined) execution.receive({ kind: 'deleted', cause });
  }
}

function causeFor({ status, revision }: Execution, denials: Denials): string | undefined {
  const { kmsKeyId } = revision.encryptionConfiguration;
  if (status !== 'RUNNING' || kmsKeyId === undefined) return undefined;
  const state = denials.ofResource(['kms:Decrypt', 'kms:GenerateDataKey'], kmsKeyId);
  return state === undefined || state === true ? undefined : keyIsUnusable(kmsKeyId, state);
}
