import { HarnessError } from '../../../errors/HarnessError';
import { ServiceError, wireBody } from '../../../errors/ServiceError';
import { jacksonMessage } from '../../../util/jacksonMessage';
import type { StartContext } from '../StartKind';
import type { GatewayCall } from './ApiCall';
import { withinLimit } from './withinLimit';

/** A call of Step Functions, as an API makes it. */
export interface OutgoingRequest {
  /** `StartExecution` */
  readonly action: string;
  /** The body of the request; it need not be JSON. */
  readonly text: string;
  readonly roleArn: string | undefined;
  /** As messages name it: `POST /orders`. */
  readonly routeKey: string;
  /** The longest time for an answer, in milliseconds of the emulator's clock. */
  readonly timeoutMs: number;
}

export interface IntegrationOutcome {
  readonly call: GatewayCall;
  /** The ARN of the execution, if one was started. */
  readonly executionArn?: string;
  /** The answer, or `undefined` if none comes within the limit. The execution goes on. */
  readonly answer: { readonly status: number; readonly response: string } | undefined;
}

/** Calls Step Functions. An error of it is an answer, too. Throws HarnessError for mistakes of the tester. */
export async function callIntegration(request: OutgoingRequest, context: StartContext): Promise<IntegrationOutcome> {
  const { action, text, timeoutMs } = request;
  try {
    const input = deployedInput(readBody(text), request, context);
    checkRight(input, request, context);
    const output = await withinLimit(context.host.call(action, input), timeoutMs, context);
    if (output === undefined) return { call: { action, request: text }, answer: undefined };
    const { executionArn } = output;
    const answer = { status: 200, response: JSON.stringify(output) };
    return {
      call: { action, request: text, ...answer },
      ...(action.startsWith('Start') && typeof executionArn === 'string' && { executionArn }),
      answer: (tookMs(output) ?? 0) > timeoutMs ? undefined : answer,
    };
  } catch (error) {
    if (!ServiceError.is(error)) throw error;
    const answer = { status: error.statusCode, response: JSON.stringify(wireBody(error)) };
    return { call: { action, request: text, ...answer }, answer };
  }
}

/** How long a synchronous execution took. */
function tookMs({ startDate, stopDate, status }: Readonly<Record<string, unknown>>): number | undefined {
  if (typeof startDate !== 'number' || typeof stopDate !== 'number' || status === undefined) return undefined;
  return Math.round((stopDate - startDate) * 1000);
}

/** An exception of the framework, not of the model of Step Functions. */
class FrameworkError extends ServiceError {
  readonly javaPackage = 'com.amazon.coral.service';
}

function readBody(text: string): Readonly<Record<string, unknown>> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new FrameworkError('SerializationException', jacksonMessage(text).message);
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new FrameworkError('SerializationException', 'The body of a request must be a JSON object');
}

/** The input, with the ARN of the deployed machine instead of that of the file. */
function deployedInput(
  input: Readonly<Record<string, unknown>>,
  { routeKey }: OutgoingRequest,
  { machines }: StartContext,
): Readonly<Record<string, unknown>> {
  const { stateMachineArn } = input;
  const machine = typeof stateMachineArn === 'string' ? machines.find(stateMachineArn) : undefined;
  if (machine === undefined || 'missing' in machine) return input;
  if ('notDeployed' in machine)
    throw new HarnessError(
      `${routeKey} starts '${machine.notDeployed}', which is not deployed. Write: sfn.stateMachine(file, '${machine.notDeployed}').`,
    );
  return { ...input, stateMachineArn: machine.arn };
}

function checkRight(
  { stateMachineArn, executionArn }: Readonly<Record<string, unknown>>,
  { action, roleArn }: OutgoingRequest,
  { host }: StartContext,
): void {
  const resourceArn = stateMachineArn ?? executionArn;
  if (typeof resourceArn !== 'string') return;
  const right = { roleArn, principal: 'apigateway.amazonaws.com', action: `states:${action}`, resourceArn };
  const denied = host.whyDenied(right);
  if (denied !== undefined) throw new FrameworkError('AccessDeniedException', denied);
}
