import type { Program } from '../../engine/interpreter/Program';
import type { EncryptionConfiguration, LoggingConfiguration, TracingConfiguration } from './configuration';

/**
 * What an execution runs with: a definition, compiled, and the settings that belong to it. Never changed: an update
 * makes a new revision, a version keeps the one that it was published from.
 */
export interface MachineRevision {
  /** As the caller wrote it, byte for byte. */
  readonly definition: string;
  readonly program: Program;
  /** What a definition without a QueryLanguage has, when that is not JSONPath: the processor of a Map in another one. */
  readonly queryLanguage?: 'JSONata' | undefined;
  readonly roleArn: string;
  readonly loggingConfiguration: LoggingConfiguration;
  readonly tracingConfiguration: TracingConfiguration;
  readonly encryptionConfiguration: EncryptionConfiguration;
  /** `undefined` for the revision that CreateStateMachine made, which the API calls `INITIAL`. */
  readonly revisionId: string | undefined;
  /** Epoch milliseconds. */
  readonly updateDateMs: number;
}
