import type { Trap } from './Trap';

/** What handlers do. */
export const handlerTraps: readonly Trap[] = [
  {
    row: 'T1',
    name: 'a handler calls AWS, and a Catch, or the handler, hides that nobody answers',
    code: `const put = (db) => db.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: '1' } } }));
const notify = sfn.stateMachine({ StartAt: 'Notify', States: {
  Notify: { Type: 'Task', Resource: fn('notify'), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }], End: true },
  Sorry: { Type: 'Pass', End: true } } });
const ofFile = new DynamoDBClient({});
test('the state catches', async () => {
  sfn.lambda('notify', async () => { await put(new DynamoDBClient({})); });
  expect(await notify.run({})).toHaveSucceeded();
});
test('the client is made outside of the handler', async () => {
  sfn.lambda('notify', async () => { await put(ofFile); });
  expect(await notify.run({})).toHaveSucceeded();
});
test('the handler catches', async () => {
  sfn.lambda('notify', async () => { try { await put(new DynamoDBClient({})); } catch { return 1; } });
  expect(await notify.run({})).toHaveSucceeded();
});
test('the handler does not wait for it', async () => {
  sfn.lambda('notify', async () => { put(new DynamoDBClient({})).catch(() => 1); return 1; });
  expect(await notify.run({})).toHaveSucceeded();
});`,
    verdict: 'red',
    message: "sfn.mock.service('dynamodb', 'putItem')",
  },
  {
    row: 'T2',
    name: 'a handler calls AWS, and a mock of the service answers',
    code: `const put = (db) => db.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: '1' } } }));
const ofFile = new DynamoDBClient({});
const store = async (db) => {
  sfn.mock.service('dynamodb', 'putItem').returns({ Attributes: { id: { S: 'before' } } });
  sfn.lambda('f', async () => (await put(db())).Attributes);
  expect(await t.run({})).toHaveOutput({ id: { S: 'before' } });
  assert.deepEqual(sfn.calls.ofService('dynamodb').last.parameters, { TableName: 'orders', Item: { id: { S: '1' } } });
};
test('its own client', () => store(() => new DynamoDBClient({})));
test('a client that is made outside of it', () => store(() => ofFile));
test('a failure', async () => {
  sfn.mock.service('dynamodb', 'putItem').fails('ConditionalCheckFailedException', 'is there');
  sfn.lambda('f', async () => { try { await put(ofFile); } catch (error) { return [error.name, error.message]; } });
  expect(await t.run({})).toHaveOutput(['ConditionalCheckFailedException', 'is there']);
});`,
    verdict: 'green',
  },
  {
    row: 'T25',
    name: 'handlers end the process',
    code: `const cause = async (handler) => {
  sfn.lambda('f', handler);
  const run = await t.run({});
  expect(run).toHaveFailedWith('Runtime.ExitError');
  return run.cause.replace(/RequestId: \\S+ /, '');
};
test('fine: in the middle of it', async () => {
  assert.match(await cause(() => { process.exit(0); }), /Error: Runtime exited without providing a reason/);
  assert.match(await cause(() => { process.exit(3); }), /Error: Runtime exited with error: exit status 3/);
  assert.match(await cause(() => { process.abort(); }), /Error: Runtime exited with error: signal: aborted/);
  assert.match(await cause(() => { process.kill(process.pid, 'SIGKILL'); }), /Error: Runtime exited with error: signal: killed/);
});
test('fine: later', async () => {
  const later = () => new Promise((resolve) => setTimeout(resolve, 5));
  assert.match(await cause(async () => { await later(); process.exit(1); }), /exit status 1/);
  assert.match(await cause(async () => { try { process.exit(2); } catch { return 'goes on'; } }), /exit status 2/);
  assert.match(await cause(() => new Promise(() => setTimeout(() => process.exit(4), 5))), /exit status 4/);
});
test('the test behind', () => assert.fail('of the trap'));`,
    verdict: 'red',
    message: 'of the trap',
  },
  {
    row: 'T31',
    name: 'handlers that never answer',
    code: `const states = Object.fromEntries(['callback', 'promise', 'async'].map((name) => [name, { StartAt: name, States: {
  [name]: { Type: 'Task', Resource: fn(name), TimeoutSeconds: 60, ResultPath: '$.got', Catch: [{ ErrorEquals: ['States.ALL'], Next: name + ' caught' }], End: true },
  [name + ' caught']: { Type: 'Pass', End: true } } }]));
const never = sfn.stateMachine({ StartAt: 'All', States: { All: { Type: 'Parallel', Branches: Object.values(states), End: true } } });
test('get what Lambda says', async () => {
  sfn.lambda('callback', (event, context, callback) => {});
  sfn.lambda('promise', () => new Promise(() => {}));
  sfn.lambda('async', async () => { await new Promise((resolve) => setTimeout(resolve, 5)); await new Promise(() => {}); });
  const [callback, promise, async] = (await never.run({})).output;
  assert.equal(callback.got, null);
  assert.equal(promise.got, null);
  assert.deepEqual(async, { Error: 'Runtime.NodeJsExit', Cause: async.Cause });
});`,
    verdict: 'green',
  },
  {
    row: 'T31',
    name: 'a handler that never answers, where something could still make it',
    code: `test('is named', () => {
  globalThis.kept = [];
  sfn.lambda('f', () => new Promise((resolve) => kept.push(resolve)));
  void t.run({}).then((run) => run);
});`,
    verdict: 'red',
    message: "function 'f'",
  },
  {
    row: 'T32',
    name: 'a handler leaves a rejection that nobody handles, or throws where nobody catches',
    code: `const end = async (handler) => {
  sfn.lambda('f', handler);
  const run = await t.run({});
  return [run.status, run.error, JSON.parse(run.cause ?? '{}').errorMessage];
};
test('fine: it fails as on Lambda', async () => {
  assert.deepEqual(await end(async () => { Promise.reject(new Error('x')); return 1; }),
    ['FAILED', 'Runtime.UnhandledPromiseRejection', 'Error: x']);
  assert.deepEqual(await end(() => new Promise(() => setTimeout(() => { throw new TypeError('y'); }, 5))),
    ['FAILED', 'TypeError', 'y']);
  assert.deepEqual(await end(async () => { Promise.reject(new Error('x')).catch(() => 1); return 1; }),
    ['SUCCEEDED', undefined, undefined]);
});
test('an assertion of the test in it', async () => {
  sfn.lambda('f', async () => { Promise.resolve().then(() => assert.fail('of the trap')); return 1; });
  await t.run({});
});`,
    verdict: 'red',
    message: 'of the trap',
  },
];
