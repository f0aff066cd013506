import { CreateStateMachineCommand, DeleteStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { Stepmill } from '../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import { waysToAnswer } from '../../../src/tasks/integrations/waysToAnswer';
import { taskRequest } from '../../tasks/mocking/taskRequest';
import { TestPlaces } from './support/TestPlaces';

// A nested execution of a machine that the test has forgotten is an unmocked task, in this process and in a server.
const places = new TestPlaces({ mistakes: true });

const arnOf = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;
const patterns = [
  'states:startExecution',
  'states:startExecution.sync',
  'states:startExecution.sync:2',
  'states:startExecution.waitForTaskToken',
  'aws-sdk:sfn:startExecution',
  'aws-sdk:sfn:startSyncExecution',
];

/** A workflow that swallows whatever its nested execution does. */
function starting(StateMachineArn: string, pattern = 'states:startExecution.sync:2') {
  return {
    StartAt: 'Nested',
    States: {
      Nested: {
        Type: 'Task',
        Resource: `arn:aws:states:::${pattern}`,
        Parameters: { StateMachineArn, Input: { 'token.$': '$$.Execution.Name' } },
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.caught', Next: 'Swallowed' }],
        End: true,
      },
      Swallowed: { Type: 'Pass', End: true },
    },
  };
}

const done = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };

describe.each(['process', 'http'] as const)('%s', (target) => {
  const create = (options: StepmillOptions = {}): Stepmill => places.open({ ...options, target });

  test.each(patterns)('%s of a machine that is neither there nor mocked fails the test', async (pattern) => {
    const sfn = create();
    sfn.stateMachine(done, { name: 'Invoice' });
    const order = sfn.stateMachine(starting(arnOf('Invoce'), pattern), { name: 'Order' });
    await expect(order.run({}, { name: 'e' })).rejects.toThrow(
      [
        `Nothing answers the task of state 'Nested' (${pattern}).`,
        "There is no state machine 'Invoce'. Did you mean 'Invoice'?",
        `It was sent: {"StateMachineArn":"${arnOf('Invoce')}","Input":{"token":"e"}}`,
        "To answer it, write: sfn.mock.stateMachine('Invoce').returns({ … })",
        "Or as a state machine of the test: sfn.stateMachine(definition, { name: 'Invoce' }), and await its arn()",
        '',
      ].join('\n'),
    );
  });

  test('the other ways to answer it follow, and the scripts that were passed over', async () => {
    const sfn = create();
    sfn.mock.stateMachine('Invoice').when({ id: 2 }).returns({});
    const order = sfn.stateMachine(starting(arnOf('Invoice'), 'states:startExecution'), { name: 'Order' });
    const error = await order.run({}, { name: 'e' }).catch((thrown: unknown) => thrown as Error);
    const parameters = { StateMachineArn: arnOf('Invoice'), Input: { token: 'e' } };
    const ways = waysToAnswer(
      taskRequest({ resource: 'states:startExecution', state: 'Nested', stateMachineName: 'Order', parameters }),
    );
    expect((error as Error).message.split('\n').slice(1, -5)).toEqual([
      "There is no state machine 'Invoice'. Here are: 'Order'.",
      `It was sent: ${JSON.stringify(parameters)}`,
      "To answer it, write: sfn.mock.stateMachine('Invoice').returns({ … })",
      ...ways.map((way) => `Or ${way}`),
      'These scripts were passed over:',
      '  - mock of nested state machine \'Invoice\', input like {"id":2}: it is for input like {"id":2}, and the input has nothing at \'/id\'',
    ]);
  });

  test('an ARN that was not filled in fails the test; one that is none gets the answer of AWS', async () => {
    const sfn = create();
    const order = sfn.stateMachine(starting('${InvoiceArn}'));
    await expect(order.run({})).rejects.toThrow('The definition has no value for ${InvoiceArn} in the definition.');
    const filled = sfn.stateMachine(starting('${InvoiceArn}'), { substitutions: { InvoiceArn: 'Invoice' } });
    expect(((await filled.run({})).output as any).caught.Error).toBe('StepFunctions.InvalidArnException');
  });

  test('a function for unmocked tasks answers it', async () => {
    const sfn = create({ unmocked: ({ parameters }) => Promise.resolve({ output: parameters }) });
    const order = sfn.stateMachine(starting(arnOf('Invoice')));
    expect((await order.run({}, { name: 'e' })).output).toEqual({
      StateMachineArn: arnOf('Invoice'),
      Input: { token: 'e' },
    });
    expect(sfn.calls.all).toHaveLength(1);
  });

  describe('the test has a Step Functions elsewhere', () => {
    // The server itself: its own machines are not those of the tests that it runs.
    const endpoints = () => ({ urls: { sfn: places.url } });
    const there = arnOf('There');
    const answeredBy = (sfn: Stepmill) => sfn.calls.all.map(({ name, answeredBy: who }) => [name, who]);

    beforeAll(async () => {
      const elsewhere = new SFNClient({
        endpoint: places.url,
        region: 'us-east-1',
        credentials: { accessKeyId: '123456789012', secretAccessKey: 'any' },
      });
      const definition = JSON.stringify(done);
      await elsewhere.send(
        new CreateStateMachineCommand({ name: 'There', roleArn: 'arn:aws:iam::123456789012:role/r', definition }),
      );
      elsewhere.destroy();
    });

    test.each(['states:startExecution', 'states:startExecution.sync:2', 'aws-sdk:sfn:startExecution'])(
      '%s of a machine that is not here starts the one there',
      async (pattern) => {
        const sfn = create({ endpoints: endpoints() });
        const run = await sfn.stateMachine(starting(there, pattern)).run({});
        expect(run.path).toEqual(['Nested']);
        expect(answeredBy(sfn)).toEqual([[pattern, 'real']]);
        if (pattern.endsWith(':2')) expect(run.output).toMatchObject({ Status: 'SUCCEEDED', StateMachineArn: there });
        else expect(run.output).toMatchObject({ ExecutionArn: expect.stringContaining(':execution:There:') });
      },
    );

    test('an operation on what is not here is asked there, too', async () => {
      const sfn = create({ endpoints: endpoints() });
      const describe = {
        StartAt: 'Describe',
        States: {
          Describe: {
            Type: 'Task',
            Resource: 'arn:aws:states:::aws-sdk:sfn:describeStateMachine',
            Parameters: { StateMachineArn: there },
            End: true,
          },
        },
      };
      expect((await sfn.stateMachine(describe).run({})).output).toMatchObject({ Name: 'There' });
      expect(answeredBy(sfn)).toEqual([['aws-sdk:sfn:describeStateMachine', 'real']]);
    });

    test('a machine of neither gets the answer from there', async () => {
      const sfn = create({ endpoints: endpoints() });
      const run = await sfn.stateMachine(starting(arnOf('Nowhere'))).run({});
      expect((run.output as any).caught.Error).toBe('StepFunctions.StateMachineDoesNotExistException');
      expect(answeredBy(sfn)).toEqual([['states:startExecution.sync:2', 'real']]);
    });

    test('a machine that is here is not looked for there', async () => {
      const sfn = create({ endpoints: endpoints() });
      await sfn.stateMachine(done, { name: 'There' }).arn();
      const run = await sfn.stateMachine(starting(there)).run({});
      expect(run.path).toEqual(['Nested']);
      expect(answeredBy(sfn)).toEqual([['states:startExecution.sync:2', 'local']]);
    });
  });

  test('the log tells whether somebody has answered', async () => {
    const sfn = create();
    await expect(sfn.stateMachine(starting(arnOf('Nowhere'))).run({})).rejects.toThrow('Nothing answers');
    expect(sfn.calls.all.map(({ answeredBy }) => answeredBy)).toEqual(['unmocked']);
    sfn.calls.clear();
    const run = await sfn.stateMachine(starting('no ARN')).run({});
    expect((run.output as any).caught.Error).toBe('StepFunctions.InvalidArnException');
    expect(sfn.calls.all.map(({ answeredBy }) => answeredBy)).toEqual(['local']);
  });

  test.each(patterns.slice(0, 3))('of %s a test that wants the error of AWS writes it', async (pattern) => {
    const sfn = create();
    sfn.mock.stateMachine('Invoice').answersLike('states/stateMachineDoesNotExist');
    const run = await sfn.stateMachine(starting(arnOf('Invoice'), pattern)).run({});
    expect((run.output as any).caught.Error).toBe('StepFunctions.StateMachineDoesNotExistException');
  });

  test('a machine that the code under test has made is there, and once deleted AWS answers', async () => {
    const sfn = create();
    const client = sfn.client();
    const order = sfn.stateMachine(starting(arnOf('Made'), 'states:startExecution'));
    const roleArn = 'arn:aws:iam::123456789012:role/r';
    await client.send(new CreateStateMachineCommand({ name: 'Made', roleArn, definition: JSON.stringify(done) }));
    expect((await order.run({})).path).toEqual(['Nested']);
    await client.send(new DeleteStateMachineCommand({ stateMachineArn: arnOf('Made') }));
    const run = await order.run({});
    expect(run.path).toEqual(['Nested', 'Swallowed']);
    expect((run.output as any).caught.Error).toBe('StepFunctions.StateMachineDeletingException');
  });
});
