import { describeNodes } from '../../../../support/nodes';
import { HandlerProject } from '../support/HandlerProject';

// AWS clients in the thread of a function: who answers them is outside of it.

const files = new HandlerProject({
  'h.js': `
    const { DynamoDBClient, GetItemCommand, ResourceNotFoundException } = require('@aws-sdk/client-dynamodb');
    const client = new DynamoDBClient({});
    const get = () => client.send(new GetItemCommand({ TableName: 't', Key: { id: { S: '1' } } }));
    exports.get = async () => (await get()).Item;
    exports.swallows = () => get().catch(() => 'swallowed');
    exports.refused = () => get().catch((error) => [error instanceof ResourceNotFoundException, error.message]);
    exports.later = async () => { setTimeout(() => get().catch(() => undefined), 20); return 'answered'; };
    exports.metadata = () => new Promise((resolve) =>
      require('node:http').get('http://169.254.169.254/').on('error', () => resolve('swallowed')));
  `,
  'loads.js': `
    const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb');
    const item = new DynamoDBClient({}).send(new GetItemCommand({ TableName: 't', Key: {} }));
    item.catch(() => undefined);
    exports.handler = async () => (await item).Item;
  `,
  'module/package.json': '{"type":"module"}',
  'module/h.js': `
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
    export const handler = async () => (await new DynamoDBClient({}).send(new GetItemCommand({ TableName: 't', Key: {} }))).Item;
  `,
});
files.install('@aws-sdk/client-dynamodb');

afterAll(() => files.remove());

const setUp = `
  const { registry, register, invoke } = functions(true);
  io.functions = registry;
  const mistakes = [], asked = [];
  let answer = async () => ({ output: { Item: { id: { S: 'one' } } }, requestId: 'r' });
  const mistake = (error, fail) => { if (fail?.(error) !== true) mistakes.push(error.message); };
  const ask = async (call, fail) => {
    asked.push([call.service, call.action, call.input, call.caller.functionName, call.caller.executionArn]);
    try { return await answer(call); } catch (error) { mistake(error, fail); throw error; }
  };
  registry.openCalls = () => ({ answer: ask, answerOrPass: ask, mistake });
  const nobody = async () => { throw Object.assign(new Error('Nobody answers.'), { name: 'HarnessError' }); };
`;

describeNodes((node) => {
  test.each(['h.get', 'module/h.handler', 'loads.handler'])('%s is answered', async (handler) => {
    const said = await files.run(
      node,
      `${setUp} register('f', '${handler}'); say(await invoke('f')); say(asked.map((each) => each.slice(0, 2)).concat(asked.map((each) => each[3])));`,
    );
    expect(said).toEqual([{ id: { S: 'one' } }, [['dynamodb', 'getItem'], 'f']]);
  });

  test('an unanswered call fails the invocation, whatever the handler does', async () => {
    const said = await files.run(
      node,
      `${setUp} answer = nobody; register('f', 'h.swallows'); say(await invoke('f')); say(mistakes); say(asked);`,
    );
    const asked = [
      'dynamodb',
      'getItem',
      { TableName: 't', Key: { id: { S: '1' } } },
      'f',
      'arn:aws:states:us-east-1:1:execution:m:e',
    ];
    expect(said).toEqual(['HarnessError: Nobody answers.', [], [asked]]);
  });

  test('an exception is of the class of the package', async () => {
    const exception = { code: 'ResourceNotFoundException', queryCode: 'x', message: 'gone', statusCode: 400 };
    const said = await files.run(
      node,
      `${setUp} answer = async () => (${JSON.stringify({ error: 'x', exception, requestId: 'r' })}); register('f', 'h.refused'); say(await invoke('f'));`,
    );
    expect(said).toEqual([[true, 'gone']]);
  });

  test('a call after the response is a separate mistake', async () => {
    const said = await files.run(
      node,
      `${setUp} answer = nobody; register('f', 'h.later'); say(await invoke('f'));
       while (mistakes.length === 0) await new Promise((resolve) => setTimeout(resolve, 5)); say(mistakes);`,
    );
    expect(said).toEqual(['answered', ['Nobody answers.']]);
  });

  test('rejects the addresses of the metadata service', async () => {
    const said = await files.run(node, `${setUp} register('f', 'h.metadata'); say(await invoke('f'));`);
    expect(said).toEqual([expect.stringMatching(/^HarnessError: Function 'f' connects to 169\.254\.169\.254/)]);
  });
});
