import { mockLine } from '../../src/util/mockLine';

test('a state is mocked by a line of a test, or by a request', () => {
  expect(mockLine('Ship', {})).toBe(
    `machine.mock('Ship').returns({ … }), or POST …/mocks {"state":"Ship","returns":{}}`,
  );
  expect(mockLine(`It's "1"`, [])).toBe(
    `machine.mock('It\\'s "1"').returns([ … ]), or POST …/mocks {"state":"It's \\"1\\"","returns":[]}`,
  );
});
