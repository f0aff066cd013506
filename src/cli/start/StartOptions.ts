import type { TimeMode } from '../../emulator/service/ServiceOptions';
import type { FunctionFlags } from '../../terminal/options/addFunctionOptions';
import type { HttpFlags } from '../../terminal/options/addHttpOptions';
import type { LoadFlags } from '../../terminal/options/addLoadOptions';
import type { LogOptions } from './ServerLog';

/** The options of `stepmill start`. */
export interface StartOptions extends LoadFlags, HttpFlags, FunctionFlags, LogOptions {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[] | undefined;
  readonly allowOrigin?: readonly string[] | undefined;
  /** Lets other machines administer the server. */
  readonly token?: string | undefined;
  /** Path of a mock file. */
  readonly mocks?: string | undefined;
  /** A folder of S3 buckets. */
  readonly s3?: string | undefined;
  readonly time?: TimeMode | undefined;
  /** `false`: schedules fire by hand only. */
  readonly schedules?: boolean | undefined;
  /** See `ServiceOptions.keep`. */
  readonly keepExecutions?: number | undefined;
  readonly keepBytes?: number | undefined;
  readonly keepChildren?: number | undefined;
  /** See `DataOptions`. */
  readonly dataDir?: string | undefined;
  readonly durable?: 'batched' | 'each' | undefined;
  readonly readOnly?: boolean | undefined;
  readonly watch?: boolean | undefined;
  /** The process with which the server ends. */
  readonly parentPid?: number | undefined;
  /** Starts the server in the background. */
  readonly wait?: boolean | undefined;
  readonly log?: boolean | undefined;
  /** See `TelemetryOptions`. */
  readonly executionLogs?: string | undefined;
  readonly statusEvents?: string | undefined;
  /** Actions that are denied to tasks and clients. */
  readonly deny?: readonly string[] | undefined;
  /** `enforce`, or a file with the members of `IamSettings`. */
  readonly iam?: string | undefined;
  /** Folders whose files callers of the control API may deploy. */
  readonly deployFrom?: readonly string[] | undefined;
  /** Files in PEM: the server speaks HTTPS. */
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  /** `aws`, or a file with quotas. */
  readonly quotas?: string | undefined;
}
