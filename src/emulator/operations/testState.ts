import { present } from '../../util/present';
import { Inspection, type InspectedState } from '../../story/inspection/Inspection';
import { toText } from '../../util/json';
import { readExecutionInput } from './execution/startTarget';
import { loadLanguage } from './machine/loadLanguage';
import { checkRoleArn } from './machine/settings';
import {
  Definition,
  SensitiveData,
  Arn,
  TestStateStateName,
  InspectionLevel,
  MockInput,
  TestStateConfiguration,
} from './model/data';
import { boolean, required } from './model/shapes';
import type { Operation } from './Operation';
import { checkTestRequest } from './stateTest/checkTestRequest';
import { mockAnswer, runState } from './stateTest/runState';
import { printInspection } from './stateTest/printInspection';
import { readContext, readVariables } from './stateTest/readContext';
import { mockedOutcome } from './stateTest/mockedOutcome';
import { readState, type StateUnderTest } from './stateTest/readState';
import { isPending } from '../../util/pending';

/** Runs one attempt of one state, and returns what happened to its data. */
export const testState = {
  name: 'TestState',
  input: {
    definition: required(Definition),
    roleArn: Arn,
    input: SensitiveData,
    inspectionLevel: InspectionLevel,
    revealSecrets: boolean(),
    variables: SensitiveData,
    stateName: TestStateStateName,
    mock: MockInput,
    context: SensitiveData,
    stateConfiguration: TestStateConfiguration,
  },
  reads: ['tasks'],
  writes: [],
  answers: 'later',
  right: 'states:TestState',
  bucket: { calls: [50, 10] },
  errors: ['InvalidArn', 'InvalidDefinition', 'InvalidExecutionInput', 'ValidationException'],
  handle(context, request) {
    const { definition, roleArn, input: inputText = '{}', mock } = request;
    const { inspectionLevel = 'INFO', stateConfiguration = {} } = request;
    const state = readState(context, definition, request.stateName);
    const mocked = mock && mockedOutcome(context, state, mock);
    checkTestRequest(state, request);
    if (roleArn !== undefined) checkRoleArn(roleArn);
    const input = readExecutionInput(inputText);
    const inspection = new Inspection({
      variables: readVariables(request.variables),
      context: request.context === undefined ? undefined : readContext(request.context, state),
      retryCount: stateConfiguration.retrierRetryCount,
      readItems: (reader) => context.readItems(reader, stateConfiguration.mapItemReaderData ?? ''),
      revealSecrets: request.revealSecrets,
    });
    const block = loadLanguage().compileInspected(state.definition, state.machineLanguage, inspection);
    const answer = mocked && mockAnswer(mocked, inspection, stateConfiguration.mapIterationFailureCount);
    const outcome = runState(context, { block, input, inputText, roleArn, mock: answer });
    const print = (end: InspectedState): object => printAnswer(state, end, inspectionLevel, inputText);
    if (isPending(outcome)) return outcome.then((end) => print(inspection.conclude(end)));
    return print(inspection.conclude(outcome));
  },
} satisfies Operation<'TestState'>;

/** AWS: TRACE adds the request and response of an HTTP Task to DEBUG. */
function printAnswer(state: StateUnderTest, end: InspectedState, level: string, input: string): object {
  const { output, error, cause, next, status } = end;
  return present({
    output: output === undefined ? undefined : toText(output),
    error,
    cause,
    inspectionData: level === 'INFO' ? undefined : printInspection(state, input, end, level === 'TRACE'),
    nextState: next,
    status,
  });
}
