import { describeLooseEnd, looseEnds } from '../../../../src/definitions/document/gestures/looseEnds';
import { machine } from './support/machine';

test('each loose end says where it is', () => {
  const definition = machine({
    P: { Type: 'Parallel', Branches: [{ States: {} }, { States: { X: { Type: 'Pass', End: true } } }, { States: {} }] },
    M: { Type: 'Map', ItemProcessor: { States: {} }, Next: 'Gone' },
    C: { Type: 'Choice', Choices: [] },
  });
  expect(looseEnds(definition).map(describeLooseEnd)).toEqual([
    'A transition of M leads nowhere.',
    'No state ends the workflow.',
    'Nothing leads to C.',
    'C does not say what comes next.',
    'Branch 1 of P is empty.',
    'Branch 2 of P does not say where it starts.',
    'Nothing leads to X.',
    'Branch 3 of P is empty.',
    'The ItemProcessor of M is empty.',
  ]);
  expect(looseEnds({}).map(describeLooseEnd)).toEqual(['The workflow is empty.']);
});
