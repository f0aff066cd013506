import type { Program } from '../../engine/interpreter/Program';
import type { EncryptionConfiguration, LoggingConfiguration, TracingConfiguration } from './configuration';

/**
 * What an execution runs: a compiled definition and its settings. Never changed: an update makes a new revision, and a
 * version keeps the one that it was published from.
 */
export interface MachineRevision {
  /** As the caller wrote it, byte for byte. */
  readonly definition: string;
  readonly program: Program;
  /** The default query language of the definition, if not JSONPath: that of a machine for a Map's processor. */
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
