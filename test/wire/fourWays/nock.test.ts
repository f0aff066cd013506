import nock from 'nock';
import { lambda, sns, sqs } from '../../../src/tasks/mocking/scripts';
import { interceptAws, type Interception } from '../../../src/nock';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import { describeCheckout } from './support/describeCheckout';

const { env } = process;
beforeAll(() => void (process.env = { ...env, AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' }));
afterAll(() => {
  process.env = env;
  // nock replaces parts of Node, which other test files of this process share.
  nock.restore();
});

let beyond: Service;
let wire: Interception;

// The emulator sends everything to AWS; on the wire, it meets the scripts of another service. DynamoDB is answered by
// an interceptor of the test's own beside them.
describeCheckout('with nock at the wire', () => ({
  options: { unmocked: 'forward' },
  prepare() {
    beyond = createService({ time: 'skip', seed: 8, validation: 'PRESENT' });
    beyond.mocks.use(lambda('price').fails('Price.Down', 'one moment').once().returns({ total: 42 }));
    beyond.mocks.use(sqs('parcels').succeeds());
    beyond.mocks.use(sns('orders').succeeds());
    wire = interceptAws(beyond, { services: ['lambda', 'sns', 'sqs'] });
    nock('https://dynamodb.us-east-1.amazonaws.com').persist().post('/').reply(answerDynamoDb);
    nock.disableNetConnect();
  },
  check() {
    expect(wire.unanswered).toEqual([]);
    const received = beyond.calls.all.map(({ target, received: what }) => [target, what]);
    expect(received.slice(0, 2).map(([target]) => target)).toEqual(['price', 'price']);
  },
  cleanUp() {
    nock.enableNetConnect();
    nock.cleanAll();
    wire.restore();
    beyond.close();
  },
  answeredBy: { lambda: 'real', aws: 'real', nested: 'local' },
}));

/** One lamp, no chair. */
function answerDynamoDb(this: nock.ReplyFnContext, _path: string, body: nock.Body): nock.ReplyFnResult {
  const operation = String(this.req.headers['x-amz-target']).split('.')[1];
  const { Key } = (typeof body === 'string' ? JSON.parse(body) : body) as { Key: { sku: { S: string } } };
  const lamp = Key.sku.S === 'l-1';
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': '0T1C7LJ0ABNZ4GN4' };
  if (operation === 'GetItem') return [200, { Item: { name: { S: lamp ? 'lamp' : 'chair' } } }, headers];
  if (lamp) return [200, {}, headers];
  const __type = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';
  return [400, { __type, message: 'The conditional request failed' }, headers];
}
