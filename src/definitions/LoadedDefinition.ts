import type { WorkflowType } from '../language/asl/types';
import type { DefinitionLoadError } from './DefinitionLoadError';
import type { Position } from './source/Position';

/** The formats of files that declare state machines. */
export type DefinitionFormat = 'asl' | 'sam' | 'cloudformation' | 'cdk' | 'serverless' | 'terraform';

/** `loggingConfiguration` as CreateStateMachine takes it. */
export interface LoadedLogging {
  readonly level?: 'ALL' | 'ERROR' | 'FATAL' | 'OFF';
  readonly includeExecutionData?: boolean;
  readonly destinations?: readonly { readonly cloudWatchLogsLogGroup: { readonly logGroupArn: string } }[];
}

/** A state machine as its file declares it, its definition complete. */
export interface LoadedDefinition {
  /** Logical id, key, resource address (`aws_sfn_state_machine.order`) or, for a definition file, the file's name. */
  readonly name: string;
  /** Other names it goes by: its state machine name, CDK's construct path and id. */
  readonly aliases: readonly string[];
  /** The state machine's own name, where the file gives it one that can be known. */
  readonly stateMachineName?: string;
  /** What stands in for that name in the ARNs of these files, where it is not known (Terraform). */
  readonly placeholderName?: string;
  readonly format: DefinitionFormat;
  /** Amazon States Language, JSON text, with every reference put in: the file's own text where that was JSON. */
  readonly definition: string;
  readonly type: WorkflowType;
  /** `undefined` where no file tells. */
  readonly roleArn?: string;
  readonly logging?: LoadedLogging;
  readonly tracing?: { readonly enabled: boolean };
  /** The Lambda functions that the same files declare. */
  readonly functions: readonly LoadedFunction[];
  /** Where the machine is declared, and the file of the definition where it has one of its own. */
  readonly source: Position & { readonly definitionFile?: string };
  /** The values that no file tells, with what stands in for them. */
  readonly unresolved: readonly Unresolved[];
  /**
   * Where the piece of the definition at a JSON pointer (`/States/Charge/Resource`) was written; with an offset, that
   * character of a text.
   */
  readonly locate: (pointer: string, offset?: number) => Position | undefined;
}

/** A Lambda function of the same files. `arn` is what stands in the definition where it is named. */
export interface LoadedFunction {
  readonly logicalId: string;
  readonly arn: string;
  readonly name: string;
  /** As Lambda names it: `nodejs22.x`, `python3.12`. */
  readonly runtime?: string;
  /** `src/charge.handler`, relative to `codePath`. */
  readonly handler?: string;
  /** The folder or file of the code, where it is on this machine. */
  readonly codePath?: string;
  /** The folder or file that its template names, where nothing is there. */
  readonly missingCode?: string;
  /**
   * The file of a Node handler (JavaScript or TypeScript) or a Python one, where it exists, and the name in it; or the
   * program of a function that brings its runtime along.
   */
  readonly handlerFile?: string;
  /** The name in `handlerFile`. */
  readonly handlerExport?: string;
  /** Folders of its layers, where they are on this machine. */
  readonly layers?: readonly string[];
  /** It is a container image. */
  readonly image?: true;
  /** Code that stands in the template itself. */
  readonly inlineCode?: string;
  /** Its variables, with stubs for values that are not known. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  readonly memoryMb?: number;
  readonly source: Position;
}

/** Something that tasks call, as its files name it. */
export interface LoadedResource {
  readonly kind: 'function' | 'queue' | 'topic' | 'eventBus' | 'stateMachine' | 'activity';
  /** Its name as definitions of the same files have it: its own where that can be known, else its logical id. */
  readonly name: string;
  /** Its other names: logical id (CDK's also without the hash), construct path and id, key, address. */
  readonly aliases: readonly string[];
  readonly source: Position;
}

/**
 * A value that no file tells, and what stands in for it. `generated`: AWS makes it when a resource of these files is
 * deployed. `unknown`: a parameter, token or variable without a value; `strict` refuses these.
 */
export interface Unresolved extends Position {
  /** As it is written: `Ref OrdersTopic`, `${TableName}`, `var.prefix`. */
  readonly value: string;
  /** What stands in for it. */
  readonly stub: string;
  readonly kind: 'generated' | 'unknown';
  /** Why it is not known, in words. */
  readonly reason: string;
  /** The name in the same files that was probably meant, as it is written: `${TableName}`. */
  readonly meant?: string;
}

/** A state machine whose definition is not available (it lies in S3, a condition leaves it out …); `error` says why. */
export interface UnavailableDefinition {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly stateMachineName?: string;
  readonly format: DefinitionFormat;
  readonly source: Position;
  readonly error: DefinitionLoadError;
}

/** Something worth knowing. */
export interface LoadNote extends Position {
  readonly message: string;
  /** AWS would refuse the file for it; what was read is what its author meant. */
  readonly refusedByAws?: true;
  /** AWS takes the file, and it looks like a mistake. */
  readonly advice?: true;
}

/** What `loadDefinitions` has found in the files. */
export interface LoadedDefinitions {
  readonly machines: readonly LoadedDefinition[];
  /** State machines that are declared, and whose definition is not available. */
  readonly unavailable: readonly UnavailableDefinition[];
  /** The Lambda functions that the files declare. */
  readonly functions: readonly LoadedFunction[];
  /** What the files call the functions, queues, topics, event buses, state machines and activities that they declare. */
  readonly resources: readonly LoadedResource[];
  /** What is worth knowing, and keeps nothing from running. */
  readonly notes: readonly LoadNote[];
  /** Every file that was read: when one of them changes, the definitions may have changed. */
  readonly files: readonly string[];
}

/** What the files do not say themselves, for `loadDefinitions`. */
export interface LoadOptions {
  /** Values of template parameters, Terraform variables, and Serverless `${param:…}` and `${opt:…}`. */
  readonly parameters?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Values of `${Token}`s in definition texts; they go before the template's own. */
  readonly substitutions?: Readonly<Record<string, string | number | boolean>>;
  /** For Serverless `${env:…}`; the process's own environment when absent. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The account in the ARNs; 123456789012 when absent. */
  readonly account?: string;
  /** The region in the ARNs; us-east-1 when absent. */
  readonly region?: string;
  /** When the file does not show it. */
  readonly format?: DefinitionFormat;
  /** Whether a value that is not given is an error. */
  readonly strict?: boolean;
  /** Texts that stand for files of these names. @internal */
  readonly texts?: Readonly<Record<string, string>> | undefined;
}
