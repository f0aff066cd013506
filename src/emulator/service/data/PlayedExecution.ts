import type { Revived } from '../../../engine/executions/replay/revive';
import type { ReadExecution } from './readExecution';
import type { StoredExecution } from './StoredExecution';

/** A replayed execution, or why it could not be replayed. */
export interface PlayedExecution {
  readonly stored: StoredExecution;
  readonly read: ReadExecution;
  readonly played: Revived | string;
}
