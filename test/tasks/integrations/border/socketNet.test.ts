import http2 from 'node:http2';
import net from 'node:net';
import tls from 'node:tls';
import { stepmill } from '../../../../src/jest';

// What a handler connects to at AWS without a client of an SDK: nothing of it leaves, and a Catch does not hide it.

const sfn = stepmill();
sfn.mock.service('s3', 'getObject').returns({ Body: 'of S3' }).optional();
const machine = sfn.stateMachine({
  StartAt: 'T',
  States: {
    T: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      End: true,
    },
    Sorry: { Type: 'Pass', End: true },
  },
});

const ended = (socket: { on(event: string, hear: (value: unknown) => void): unknown }) =>
  new Promise((resolve) => {
    for (const event of ['data', 'error', 'close']) socket.on(event, (value) => resolve(String(value)));
  });
const text = async (url: string) => await (await fetch(url)).text();

test.each<[name: string, handler: () => Promise<unknown>, told: string]>([
  [
    'a database that waits for its client',
    () =>
      ended(
        net.connect(5432, 'db.abc.eu-west-1.rds.amazonaws.com').on('connect', function (this: net.Socket) {
          this.write('hello');
        }),
      ),
    "Function 'f' connects to db.abc.eu-west-1.rds.amazonaws.com:5432, but functions do not call AWS here.",
  ],
  [
    'a database that begins',
    () => ended(net.connect({ port: 3306, host: 'db.abc.eu-west-1.rds.amazonaws.com' })),
    'connects to db.abc.eu-west-1.rds.amazonaws.com:3306',
  ],
  [
    'a cache with TLS',
    () => ended(tls.connect(6379, 'master.cache.eu-west-1.cache.amazonaws.com')),
    'connects to master.cache.eu-west-1.cache.amazonaws.com:6379',
  ],
  [
    'HTTP/2',
    () => ended(http2.connect('https://kinesis.eu-west-1.amazonaws.com')),
    'connects to kinesis.eu-west-1.amazonaws.com',
  ],
  [
    'a complete name of a host',
    () => text('https://dynamodb.eu-west-1.amazonaws.com./'),
    'calls dynamodb GET / over HTTP',
  ],
  [
    'an API of API Gateway is no bucket',
    () => text('https://abc.execute-api.eu-west-1.amazonaws.com/prod/x'),
    'calls execute-api GET /prod/x over HTTP',
  ],
  [
    'keys of Cognito are no objects',
    () => text('https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_P/.well-known/jwks.json'),
    'calls cognito-idp GET /eu-west-1_P/.well-known/jwks.json over HTTP',
  ],
  ['the URL of a function', () => text('https://abc.lambda-url.eu-west-1.on.aws/'), 'calls lambda-url GET / over HTTP'],
])('%s', async (_name, handler, told) => {
  sfn.lambda('f', () => handler().catch(() => 'caught'));
  await expect(machine.run({})).rejects.toThrow(told);
});

test.each(['https://bucket.s3.eu-west-1.amazonaws.com/key', 'https://s3-eu-west-1.amazonaws.com/bucket/key'])(
  '%s is an object of S3',
  async (url) => {
    sfn.lambda('f', () => text(url));
    expect(await machine.run({})).toHaveOutput('of S3');
  },
);
