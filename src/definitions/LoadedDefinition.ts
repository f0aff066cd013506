import type { DeclaredStart } from '../contract/starts/DeclaredStart';
import type { DeclaredRole } from '../contract/DeclaredRole';
import type { WorkflowType } from '../language/asl/types';
import type { DefinitionLoadError } from './DefinitionLoadError';
import type { Position } from '../util/Position';

/** The formats of files that declare state machines. */
export type DefinitionFormat = 'asl' | 'sam' | 'cloudformation' | 'cdk' | 'serverless' | 'terraform';

/** `loggingConfiguration` in the form of CreateStateMachine. */
export interface LoadedLogging {
  readonly level?: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  readonly includeExecutionData?: boolean;
  readonly destinations?: readonly { readonly cloudWatchLogsLogGroup: { readonly logGroupArn: string } }[];
}

/** A state machine as its file declares it, with a complete definition. */
export interface LoadedDefinition {
  /** Logical id, key, resource address (`aws_sfn_state_machine.order`) or, for a definition file, the file's name. */
  readonly name: string;
  /** Other names it goes by: its state machine name, CDK's construct path and id. */
  readonly aliases: readonly string[];
  /** The state machine's own name, if the file contains one that can be determined. */
  readonly stateMachineName?: string;
  /** The placeholder for that name in the ARNs of these files, if it is not known (Terraform). */
  readonly placeholderName?: string;
  readonly format: DefinitionFormat;
  /** Amazon States Language as a JSON string, with every reference resolved: the file's own text if that was JSON. */
  readonly definition: string;
  readonly type: WorkflowType;
  /** `undefined` if no file contains it. */
  readonly roleArn?: string;
  readonly logging?: LoadedLogging;
  readonly tracing?: { readonly enabled: boolean };
  /** The customer managed key of KMS that encrypts its data: an ARN, id or alias. */
  readonly kmsKeyId?: string;
  /** The Lambda functions that the same files declare. */
  readonly functions: readonly LoadedFunction[];
  /** Where the machine is declared, and the file of the definition where it has one of its own. */
  readonly source: Position & { readonly definitionFile?: string };
  /** The values that no file contains, with their stubs. */
  readonly unresolved: readonly Unresolved[];
  /**
   * Where the part of the definition at a JSON pointer (`/States/Charge/Resource`) was written; with an offset, that
   * character of a string.
   */
  readonly locate: (pointer: string, offset?: number) => Position | undefined;
}

/** A Lambda function of the same files. `arn` is its ARN in the definition. */
export interface LoadedFunction {
  readonly logicalId: string;
  readonly arn: string;
  readonly name: string;
  /** Lambda's name: `nodejs22.x`, `python3.12`. */
  readonly runtime?: string;
  /** `src/charge.handler`, relative to `codePath`. */
  readonly handler?: string;
  /** The folder or file of the code, if it is on this machine. */
  readonly codePath?: string;
  /** The folder or file that its template names, if it does not exist. */
  readonly missingCode?: string;
  /** Why its code is not available, as a sentence, if that is known. */
  readonly whyMissing?: string;
  /**
   * The file of a Node handler (JavaScript or TypeScript) or a Python one, if it exists, with the export in it; or the
   * program of a function with a custom runtime.
   */
  readonly handlerFile?: string;
  /** The export in `handlerFile`. */
  readonly handlerExport?: string;
  /** Folders of its layers, if they are on this machine. */
  readonly layers?: readonly string[];
  /** Whether it is a container image. */
  readonly image?: true;
  /** Code in the template itself. */
  readonly inlineCode?: string;
  /** Its variables, with stubs for unknown values. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
  readonly source: Position;
}

/** Something that tasks call, with its names in the files. */
export interface LoadedResource {
  readonly kind: 'function' | 'queue' | 'topic' | 'eventBus' | 'stateMachine' | 'activity';
  /** Its name in definitions of the same files: its own if that can be determined, or else its logical id. */
  readonly name: string;
  /** Its other names: logical id (CDK's also without the hash), construct path and id, key, address. */
  readonly aliases: readonly string[];
  readonly source: Position;
}

/**
 * A value that no file contains, and its stub. `generated`: AWS creates it when a resource of these files is deployed.
 * `unknown`: a parameter, token or variable without a value; `strict` rejects these.
 */
export interface Unresolved extends Position {
  /** As written: `Ref OrdersTopic`, `${TableName}`, `var.prefix`. */
  readonly value: string;
  /** The value that is used instead. */
  readonly stub: string;
  readonly kind: 'generated' | 'unknown';
  /** Why it is not known, in words. */
  readonly reason: string;
  /** The name in the same files that was probably meant, as written: `${TableName}`. */
  readonly meant?: string;
}

/** A state machine whose definition is not available (it is in S3, a condition excludes it …); `error` says why. */
export interface UnavailableDefinition {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly stateMachineName?: string;
  readonly format: DefinitionFormat;
  readonly source: Position;
  readonly error: DefinitionLoadError;
}

/** A note about a file. */
export interface LoadNote extends Position {
  readonly message: string;
  /** Set if AWS would reject the file for it. Stepmill reads what its author meant. */
  readonly refusedByAws?: true;
  /** Set if AWS accepts the file, but it looks like a mistake. */
  readonly advice?: true;
}

/** What `loadDefinitions` has found in the files. */
export interface LoadedDefinitions {
  readonly machines: readonly LoadedDefinition[];
  /** Declared state machines whose definition is not available. */
  readonly unavailable: readonly UnavailableDefinition[];
  /** The Lambda functions that the files declare. */
  readonly functions: readonly LoadedFunction[];
  /**
   * The names in the files for the functions, queues, topics, event buses, state machines and activities that they
   * declare.
   */
  readonly resources: readonly LoadedResource[];
  /**
   * What the files declare to start state machines: rules, schedules, pipes, routes of APIs, and buckets with events. A
   * rule is there with all its targets, and if none of them is a state machine, too.
   */
  readonly starts: readonly DeclaredStart[];
  /** The roles that the files declare, with the policies that they give them. */
  readonly roles: readonly DeclaredRole[];
  /** Notes that do not prevent running. */
  readonly notes: readonly LoadNote[];
  /** Every file that was read: if one of them changes, the definitions may have changed. */
  readonly files: readonly string[];
}

/** Values that the files do not contain, for `loadDefinitions`. */
export interface LoadOptions {
  /** Values of template parameters, Terraform variables, and Serverless `${param:…}` and `${opt:…}`. */
  readonly parameters?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Values of `${Token}`s in definitions; they take precedence over the template's own. */
  readonly substitutions?: Readonly<Record<string, string | number | boolean>>;
  /** For Serverless `${env:…}`. Default: the environment of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The account in the ARNs. Default: 123456789012. */
  readonly account?: string;
  /** The region in the ARNs. Default: us-east-1. */
  readonly region?: string;
  /** Needed if the file does not show it. */
  readonly format?: DefinitionFormat;
  /** Whether a missing value is an error. */
  readonly strict?: boolean;
  /** Strings that replace the content of files with these names. @internal */
  readonly texts?: Readonly<Record<string, string>> | undefined;
  /** Why the files have no assets, as a sentence, if they cannot have any. @internal */
  readonly noAssets?: string | undefined;
}
