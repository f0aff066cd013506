import { createHash } from 'node:crypto';
import type { TaskRequest } from '../../../contract/task';

/**
 * An id in the form of a random UUID that is the same in every run: derived from its task. `part` distinguishes several
 * ids of one task.
 */
export function stableId(request: Pick<TaskRequest, 'executionArn' | 'state' | 'invocation'>, part: string): string {
  const of = [request.executionArn, request.state, request.invocation, part].join('\n');
  const hex = createHash('sha256').update(of).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
