import { devNull } from 'node:os';

/** The function's name and location. */
export interface FunctionPlace {
  readonly functionName: string;
  readonly memoryMb: number;
  readonly region: string;
  readonly accountId: string;
}

/** The separate process of a function. */
export interface RuntimePlace {
  readonly handler: string | undefined;
  /** `python3.12`, if a template names it. */
  readonly runtime: string | undefined;
  readonly folder: string;
}

/**
 * The variables that Lambda sets for a function.
 *
 * AWS: "Defined runtime environment variables",
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function lambdaVariables({ functionName, memoryMb, region }: FunctionPlace): Record<string, string> {
  return {
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `stepmill/[$LATEST]${functionName}`,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

/** Lambda's variables that only a separate process can have. */
export function runtimeVariables(
  { handler, runtime, folder }: RuntimePlace,
  awsCalls: 'fail' | 'allow',
): Record<string, string> {
  return {
    ...(handler !== undefined && { _HANDLER: handler }),
    ...(runtime !== undefined && { AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}` }),
    LAMBDA_TASK_ROOT: folder,
    LAMBDA_RUNTIME_DIR: folder,
    TZ: ':UTC',
    // Whether our bootstraps let it connect to AWS.
    STEPMILL_AWS_CALLS: awsCalls,
  };
}

/**
 * Dummy credentials that identify the caller: the account as the access key id, the function in the session token. With
 * them, no SDK searches files or the network.
 */
export function identityVariables({ accountId, functionName }: FunctionPlace): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: accountId,
    AWS_SECRET_ACCESS_KEY: 'stepmill',
    AWS_SESSION_TOKEN: `stepmill:${functionName}`,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_CONFIG_FILE: devNull,
  };
}

/** What AWS clients need besides the URL of an endpoint on this machine. */
export function clientVariables(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return {
    // Otherwise, StartSyncExecution would go to `sync-127.0.0.1`.
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    ...proxyExceptions(environment),
  };
}

/** Requests to this machine must not go to a proxy. */
function proxyExceptions(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const hasProxy = Object.keys(environment).some((name) => /^(?:https?|all)_proxy$/i.test(name));
  if (!hasProxy) return {};
  const given = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  const all = [...given.split(',').filter((host) => host.trim() !== ''), '127.0.0.1'].join(',');
  return { NO_PROXY: all, no_proxy: all };
}
