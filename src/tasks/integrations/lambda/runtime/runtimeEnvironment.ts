import type { Invocation } from '../Invocation';
import { functionArnOf } from '../FunctionCall';

interface RuntimePlace {
  readonly functionName: string;
  readonly handler: string | undefined;
  /** `python3.12`, where a template names it. */
  readonly runtime: string | undefined;
  readonly folder: string;
  readonly memoryMb: number;
  readonly region: string;
  readonly accountId: string;
}

/** What would bring a handler to somebody's real account. */
const credentials =
  /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN|(?:DEFAULT_)?PROFILE|CREDENTIAL_EXPIRATION|ROLE_ARN|ROLE_SESSION_NAME|WEB_IDENTITY_TOKEN_FILE|CONTAINER_.*)$/;

/**
 * The variables that Lambda sets for a function's process.
 *
 * AWS: "Defined runtime environment variables",
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export function lambdaVariables({
  functionName,
  handler,
  runtime,
  folder,
  memoryMb,
  region,
  accountId,
}: RuntimePlace): Record<string, string> {
  return {
    ...(handler !== undefined && { _HANDLER: handler }),
    ...(runtime !== undefined && { AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}` }),
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `stepmill/[$LATEST]${functionName}`,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // Nobody's: what a handler calls without an endpoint, AWS refuses. The account is that of the emulator.
    AWS_ACCESS_KEY_ID: accountId,
    AWS_SECRET_ACCESS_KEY: 'stepmill',
    AWS_EC2_METADATA_DISABLED: 'true',
    LAMBDA_TASK_ROOT: folder,
    LAMBDA_RUNTIME_DIR: folder,
    TZ: ':UTC',
  };
}

/** The variables of this process without those that lead to an account of AWS. */
export function withoutCredentials(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment).filter(([name]) => !credentials.test(name));
  return Object.fromEntries(entries) as Record<string, string>;
}

/** What Lambda tells a runtime of an invocation that may take `limitMs` from now on. */
export function invocationHeaders({ requestId, call, io }: Invocation, limitMs: number): Record<string, string> {
  const client = decodeClientContext(call.parameters.clientContext);
  return {
    'Lambda-Runtime-Aws-Request-Id': requestId,
    'Lambda-Runtime-Deadline-Ms': String(Math.floor(io.realNow() + limitMs)),
    'Lambda-Runtime-Invoked-Function-Arn': functionArnOf(call),
    'Lambda-Runtime-Trace-Id': traceId(requestId, io.now()),
    ...(client !== undefined && { 'Lambda-Runtime-Client-Context': client }),
  };
}

/** AWS: the header has the JSON itself. */
function decodeClientContext(base64: string | undefined): string | undefined {
  if (base64 === undefined) return undefined;
  const text = Buffer.from(base64, 'base64').toString('utf8');
  // Only what can stand in a header.
  return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}

function traceId(requestId: string, nowMs: number): string {
  const hex = requestId.replaceAll('-', '');
  const seconds = Math.floor(nowMs / 1000)
    .toString(16)
    .padStart(8, '0');
  return `Root=1-${seconds}-${hex.slice(0, 24)};Parent=${hex.slice(16)};Sampled=0`;
}
