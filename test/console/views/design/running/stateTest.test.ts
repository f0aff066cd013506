import { stateTest } from '../../../../../src/console/views/design/running/stateTest';
import { createService } from '../../../../../src/emulator/service/createService';
import { statesIn } from '../../../../../src/language/asl/walk';

const definition = {
  QueryLanguage: 'JSONata',
  StartAt: 'A',
  States: {
    A: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'f' },
      Output: '{% $v + $states.result.Payload.n %}',
      Next: 'B',
    },
    B: { Type: 'Succeed' },
  },
};

test.each([false, true])('TestState takes the request, alone: %s', async (isAlone) => {
  const service = createService({ time: 'skip' });
  const [state] = statesIn(definition);
  const sample = { input: {}, variables: { v: 1 }, result: { Payload: { n: 2 } } };
  const answer = await service.call('TestState', stateTest(definition, state!, sample, isAlone));
  service.close();
  expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '3', nextState: 'B' });
});
