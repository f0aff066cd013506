import { Endpoints } from '../../../src/tasks/integrations/endpoints/Endpoints';
import { EndpointWatch } from '../../../src/emulator/service/EndpointWatch';

const endpoints = new Endpoints({ urls: { sqs: 'http://q' }, http: { 'https://api': true } });

test.each([
  ['find', 'sqs', { url: 'http://q' }, true],
  ['find', 'sns', undefined, false],
  ['findHttp', 'https://api/1', 'https://api/1', true],
  ['findHttp', 'https://other', undefined, false],
] as const)('%s(%j) answers as the endpoints do, and says whether there was one', (method, what, answer, found) => {
  const watch = new EndpointWatch(endpoints);
  expect([watch[method](what), watch.found]).toEqual([answer, found]);
});
