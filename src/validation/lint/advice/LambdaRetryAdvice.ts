import { resourceOf, type WalkedState } from '../../../language/asl/walk';
import { namesOf } from '../../rules/errorNames';
import type { Adviser } from '../Advice';

/**
 * Functions that are called without a Retry for transient errors of the Lambda service: reported once a machine.
 *
 * AWS: "Handle transient Lambda service exceptions",
 * https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
 */
export const LambdaRetryAdvice: Adviser = ({ states, advise }) => {
  const without = states.filter((state) => callsFunction(state) && !around(state).some(retriesPassing));
  const [first] = without;
  if (first === undefined) return;
  const names = without.map(({ name }) => `'${name}'`).join(', ');
  const [state, have] = without.length === 1 ? ['State', 'has'] : ['States', 'have'];
  advise(
    'LAMBDA_WITHOUT_RETRY',
    first.path,
    `${state} ${names} ${have} no Retry for transient errors of the Lambda service.`,
    `AWS advises to retry ${passing.slice(0, 3).join(', ')} and ${passing[3]!}: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception`,
  );
};

const passing = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
];

const taken: ReadonlySet<string> = new Set([
  ...passing,
  'Lambda.TooManyRequestsException',
  'Lambda.Unknown',
  'States.ALL',
  'States.TaskFailed',
]);

function callsFunction(state: WalkedState): boolean {
  const resource = resourceOf(state);
  if (resource?.kind === 'lambdaFunction') return true;
  return resource?.kind === 'integration' && !resource.awsSdk && resource.service === 'lambda';
}

/** A state and the surrounding Map and Parallel states: each may run it again. */
function around(state: WalkedState): WalkedState[] {
  const views = [state];
  for (let { owner } = state.block; owner !== undefined; owner = owner.block.owner) views.push(owner);
  return views;
}

function retriesPassing({ object }: WalkedState): boolean {
  return namesOf(object, 'Retry').some(({ names }) => names.some((name) => taken.has(name)));
}
