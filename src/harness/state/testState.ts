import type { StateDefinition } from '../../language/asl/types';
import { walkDefinition } from '../../language/asl/walk';
import { HarnessError } from '../../errors/HarnessError';
import type { JsonObject } from '../../util/json';
import { Deployment } from '../deploy/Deployment';
import { NotHereError } from '../places/NotHereError';
import type { RunHost } from '../run/RunHost';
import { findState } from '../../story/trace/findState';
import { prepareInput, runWrapped, type TestStateOptions } from './runWrapped';
import { TestedState } from './TestedState';
import { wrapState } from './wrapState';
import { printJson } from '../../util/ExactNumber';

/** Runs one state of a machine alone, with the machine's mocks. */
export async function testStateOf<State extends string>(
  harness: RunHost,
  deployment: Deployment,
  name: State,
  input: unknown = {},
  options: TestStateOptions = {},
): Promise<TestedState<State>> {
  checkPlace(harness);
  deployment.checkState(name);
  const { place } = harness;
  const { definition } = deployment;
  const prepared = prepareInput(input, options);
  const wrapped = wrapState(definition, findState(definition, name)!, prepared.given);
  const stateMachineArn = await deployment.arn(place);
  // A version of the same machine, so that everything that depends on the machine's name still applies. Both calls are
  // made without a pause in between.
  const published = place.call('UpdateStateMachine', {
    stateMachineArn,
    definition: printJson(wrapped.definition),
    publish: true,
  });
  const restored = place.call('UpdateStateMachine', { stateMachineArn, definition: deployment.text });
  const [{ stateMachineVersionArn }] = await Promise.all([published.catch(explain), restored]);
  const origin = { ...deployment.origin, ...harness.origin, variables: prepared.given?.variables };
  const run = await runWrapped(harness, stateMachineVersionArn as string, wrapped, prepared, origin);
  harness.coverage?.sawState(run.story, name, deployment);
  return new TestedState(run, name);
}

/** Runs a state given by its definition. */
export async function testStateAlone(
  harness: RunHost,
  machineName: string,
  state: object,
  input: unknown = {},
  options: TestStateOptions = {},
): Promise<TestedState> {
  checkPlace(harness);
  const name = 'State';
  const { QueryLanguage = 'JSONPath' } = state as StateDefinition;
  const tested = { QueryLanguage, StartAt: name, States: { [name]: state as StateDefinition } };
  const view = walkDefinition(tested as unknown as JsonObject).states[0];
  if (view?.type === undefined)
    throw new HarnessError("sfn.testState() takes the definition of a state: { Type: 'Pass', … }.");
  const prepared = prepareInput(input, options);
  const wrapped = wrapState(tested, view, prepared.given);
  const source = { name: machineName, definition: printJson(wrapped.definition), type: 'STANDARD' as const };
  const arn = await new Deployment(source, { generation: 0 }).arn(harness.place);
  const run = await runWrapped(harness, arn, wrapped, prepared, {
    definition: tested,
    ...harness.origin,
    variables: prepared.given?.variables,
  });
  return new TestedState(run, name);
}

function checkPlace(harness: RunHost): void {
  if (harness.place.kind !== 'aws') return;
  const reason = 'testState() runs the state in a separate machine, which it does not deploy to AWS.';
  harness.test.skip(reason);
  throw new NotHereError(reason);
}

function explain(error: unknown): never {
  if (error instanceof Error && error.name === 'InvalidDefinition') throw new HarnessError(error.message);
  throw error;
}
