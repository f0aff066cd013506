import type { TaskRequest } from '../../contract/task';
import { HarnessError } from '../../errors/HarnessError';
import { whyMachineMissing } from '../integrations/states/missingMachine';
import type { IntegrationServices } from '../integrations/IntegrationIo';
import { isWireCall } from '../integrations/wireCall';
import { waysToAnswer, type AdviceFor } from '../integrations/waysToAnswer';
import type { TargetKind } from '../../services/AwsService';
import { callTarget } from './callTarget';
import { answerShape } from './drift/answerShape';
import type { Mocks, PassedOver } from './Mocks';
import { preview } from './toJson';
import { callName } from './callName';

/**
 * The error for an unmocked task: the request, the line that would mock it, and why the existing mocks did not match.
 */
export function unmockedTaskError(
  request: TaskRequest,
  mocks?: Mocks,
  why?: string,
  adviseFor: AdviceFor = 'harness',
): HarnessError {
  const { parameters } = request;
  const error = new HarnessError(
    [
      `${unansweredCall(request)}.`,
      ...(why === undefined ? [] : [why]),
      `It was sent: ${preview(parameters, 2000)}`,
      adviseFor === 'harness'
        ? `To answer it, write: ${suggestScript(request)}`
        : `To answer it, send: POST …/mocks ${JSON.stringify(suggestMock(request))}`,
      ...waysToAnswer(request, adviseFor).map((way) => `Or ${way}`),
      ...passedOver(mocks?.explain(request) ?? []),
    ].join('\n'),
  );
  // Not printed with the error.
  return Object.defineProperty(error, 'mock', { get: () => suggestMock(request) });
}

/** `Nothing answers dynamodb:putItem, which the function 'charge' calls with an AWS client of its own` */
function unansweredCall(request: TaskRequest): string {
  const { state, resource, caller } = request;
  if (!isWireCall(request)) return `Nothing answers the task of state '${state}' (${callName(resource)})`;
  if (caller === undefined) return `Nothing answers a call of an AWS SDK client (${callName(resource)})`;
  const { functionName, state: invokedBy } = caller;
  const where = invokedBy === undefined ? '' : `, invoked by state '${invokedBy}'`;
  return `Nothing answers ${clientCallName(request)}, which function '${functionName}' calls with its AWS client${where}`;
}

/** `dynamodb:putItem`: clients do not use optimised integrations. */
function clientCallName({ resource }: TaskRequest): string {
  const name = callName(resource);
  return resource.kind === 'lambdaFunction' ? 'lambda:invoke' : name.replace(/^aws-sdk:/, '');
}

/** Returns why there is no function with a name. */
interface MissingNames {
  whyMissing(name: string): string | undefined;
}

/**
 * Why the function, the activity or the state machine that a task names is missing, as a sentence, if that is known.
 */
export function whyMissing(
  request: TaskRequest,
  functions: MissingNames,
  services: Parameters<typeof whyMachineMissing>[1] & Pick<IntegrationServices, 'whyNoActivity'>,
): string | undefined {
  if (request.resource.kind === 'activity') return services.whyNoActivity?.(request.resource.arn);
  const { kind, name } = callTarget(request);
  if (kind === 'function' && name !== undefined) return functions.whyMissing(name);
  return whyMachineMissing(request, services);
}

/** The mock that would answer a task, in the control API's form: for tests in other languages than JavaScript. */
function suggestMock(request: TaskRequest): Readonly<Record<string, unknown>> {
  const { kind, name } = callTarget(request);
  if (request.caller !== undefined && request.resource.kind === 'integration' && kind !== 'function')
    return { service: clientCallName(request), returns: {} };
  if (kind === undefined || name === undefined) return { state: request.state, returns: {} };
  const { member, succeeds } = mockMembers[kind];
  return { [member]: name, ...(succeeds ? { succeeds: true } : { returns: {} }) };
}

const mockMembers: Readonly<Record<TargetKind, { readonly member: string; readonly succeeds: boolean }>> = {
  function: { member: 'lambda', succeeds: false },
  queue: { member: 'sqs', succeeds: true },
  topic: { member: 'sns', succeeds: true },
  eventBus: { member: 'eventBus', succeeds: true },
  stateMachine: { member: 'stateMachine', succeeds: false },
  activity: { member: 'activity', succeeds: false },
};

/** The line of a test that would mock a task. `sfn` is the harness, as in the documentation. */
export function suggestScript(request: TaskRequest): string {
  const { kind, name } = callTarget(request);
  if (kind !== undefined && name !== undefined) {
    const { member, succeeds } = mockMembers[kind];
    return `sfn.mock.${member}('${quotable(name)}').${succeeds ? 'succeeds()' : 'returns({ … })'}`;
  }
  if (request.caller !== undefined) {
    const [service, action] = clientCallName(request).split(':');
    return `sfn.mock.service('${service}', '${action}').returns({ … })`;
  }
  const found = answerShape(request.resource, 'execution');
  const members = found.shape?.kind === 'structure' ? found.shape.members : [];
  const shown = members.some(({ required }) => required)
    ? members.filter(({ required }) => required)
    : members.slice(0, 3);
  const inner = shown.length === 0 ? '…' : shown.map((member) => `${member.name}: …`).join(', ');
  return `sfn.mock.state('${quotable(request.state)}').returns({ ${inner} }), or begin with sfn.mock.service('${callName(request.resource)}')`;
}

function quotable(name: string): string {
  return name.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

function passedOver(scripts: readonly PassedOver[]): readonly string[] {
  if (scripts.length === 0) return [];
  const shown = scripts.slice(0, 10).map(({ script, reason }) => `  - ${script.description}: ${reason}`);
  const more = scripts.length > shown.length ? [`  - and ${scripts.length - shown.length} more`] : [];
  return ['These scripts were passed over:', ...shown, ...more];
}
