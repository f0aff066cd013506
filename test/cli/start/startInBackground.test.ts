import { findReadyServer } from '../../../src/cli/start/startInBackground';

const first = 'Stepmill is ready at http://127.0.0.1:40001 (time: real, mocks: none)\n';
const second = 'Starting server on port 40001 with account 123456789012, region eu-west-1\n';

test('a server is ready when both its lines are whole: the region is never empty', () => {
  const found = { url: 'http://127.0.0.1:40001', region: 'eu-west-1' };
  expect(findReadyServer('')).toBeUndefined();
  expect(findReadyServer(first)).toBeUndefined();
  expect(findReadyServer(first + second.slice(0, -4))).toBeUndefined();
  expect(findReadyServer(first + second)).toEqual(found);
  expect(findReadyServer(`\n12:00:00 deployed Order\n${first}${second}12:00:01 StartExecution\n`)).toEqual(found);
});
