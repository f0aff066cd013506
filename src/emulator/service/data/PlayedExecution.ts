import type { Revived } from '../../../engine/executions/replay/revive';
import type { ReadExecution } from './readExecution';
import type { StoredExecution } from './StoredExecution';

/** An execution as it was played again, or why it could not be. */
export interface PlayedExecution {
  readonly stored: StoredExecution;
  readonly read: ReadExecution;
  readonly played: Revived | string;
}
