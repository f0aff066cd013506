import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { matchers } from '../../src/harness/matchers/matchers';
import { TestInProgress } from '../../src/harness/runner/TestInProgress';
import { Stepmill } from '../../src/harness/Stepmill';
import type { StepmillOptions } from '../../src/harness/StepmillOptions';
import '../harness/support/features';

// Six published templates: each machine is started as in production, and not by what must not start it.

const folder = join(__dirname, '../../../shared/definitions/iac');

if (!existsSync(folder)) {
  test.skip(`${folder} is not there: no published templates whose machines could be started`, () => undefined);
} else {
  const file = (dir: string, name: string): string => join(folder, dir, name);
  const open: Stepmill[] = [];
  const harness = (options: StepmillOptions = {}): Stepmill => {
    const sfn = new Stepmill({ startTime: '2026-11-30T10:00:00Z', ...options }, new TestInProgress());
    open.push(sfn);
    return sfn;
  };
  beforeAll(() => expect.extend(matchers));
  afterEach(() => Promise.all(open.splice(0).map((sfn) => sfn.close())));

  test('SAM: an event on a custom bus starts the check of a customer, with its detail', async () => {
    const sfn = harness({ deliverEvents: true });
    const template = file('aws-stepfunctions-examples__sam-app-kyc-with-eventbridge-template.yaml', 'template.yaml');
    const kyc = sfn.stateMachine(template, 'KycStateMachine');
    const detail = { customerName: 'Ada', customerAddress: 'London' };
    const request = {
      source: 'com.aws.accounts',
      detailType: 'New account requested',
      detail,
      eventBus: 'CentralEventBus',
    };
    const sent = await sfn.events.put(request);

    expect(sent).toHaveStarted(kyc, detail);
    expect((await sent.run()).status).toBe('SUCCEEDED');
    for (const other of [
      { ...request, eventBus: 'default' },
      { ...request, source: 'com.aws.kyc' },
      { ...request, detailType: 'New account approved' },
    ])
      expect(await sfn.events.put(other)).not.toHaveStarted(kyc);
    // What the check itself puts on the bus is for log groups.
    expect(await kyc.executions()).toHaveLength(1);
  });

  test('Terraform: an object in a bucket starts a machine, with a transformed input', async () => {
    const sfn = harness({ deliverEvents: true });
    const template = file('serverless-patterns__s3-eventbridge-sfn-terraform-main.tf', 'main.tf');
    const machine = sfn.stateMachine(template);
    await sfn.s3.put('MyS3Bucket', 'in/a.txt', 'hello');
    await sfn.s3.put('OtherBucket', 'in/a.txt', 'hello');
    await sfn.s3.delete('MyS3Bucket', 'in/a.txt');
    const started = await machine.executions();

    expect(started.map(({ input }) => input)).toEqual([
      {
        input: {
          detail: expect.objectContaining({
            bucket: { name: 'MyS3Bucket' },
            object: expect.objectContaining({ key: 'in/a.txt', size: 5 }) as unknown,
            reason: 'PutObject',
          }) as unknown,
        },
        inputType: 0,
      },
    ]);
  });

  test('CloudFormation: a rule copies snapshots every half an hour, and not before', async () => {
    const sfn = harness();
    const template = file(
      'rds-snapshot-tool__cftemplates-snapshots-tool-rds-dest.json',
      'snapshots_tool_rds_dest.json',
    );
    const copies = sfn.stateMachine(template, 'statemachineCopySnapshotsDestRDS');
    sfn.mock.state('CopySnapshots').returns('copied');
    await sfn.clock.advance('29m');
    expect(await copies.executions()).toEqual([]);
    await sfn.clock.advance('31m');

    const started = await copies.executions();
    expect(started.map(({ status, input }) => [status, (input as { 'detail-type': string })['detail-type']])).toEqual([
      ['SUCCEEDED', 'Scheduled Event'],
      ['SUCCEEDED', 'Scheduled Event'],
    ]);
    expect(started.map(({ input }) => (input as { time: string }).time)).toEqual([
      '2026-11-30T10:30:00Z',
      '2026-11-30T11:00:00Z',
    ]);
  });

  test('Terraform: a REST API gives the body and the method to a machine, and has no other routes', async () => {
    const sfn = harness();
    const template = file('serverless-patterns__apigw-sfn-crud-terraform-main.tf', 'main.tf');
    const crud = sfn.stateMachine(template);
    sfn.mock.state('Create Item').returns({});
    const answer = await sfn.api.post('/', { name: "Ada's" });

    expect(answer).toHaveStarted(crud, { data: { name: "Ada's" }, httpMethod: 'POST' });
    expect(answer.status).toBe(200);
    expect((await answer.run()).path).toEqual(['Does ID exist?', 'Check HTTP Method', 'Create Item']);
    await expect(sfn.api.post('/1/2', {})).rejects.toThrow('No API has a route for POST /1/2.');
  });

  test('CDK: a pipe hands messages of a queue to a machine; another queue has none', async () => {
    const sfn = harness();
    const template = file(
      'aws-solutions-constructs__source-patterns-aws-solutions-constructs-aws-sqs-pipes-stepfunctions-test-integ.s-bbcc152e',
      'sqspstp-existing-state-machine.template.json',
    );
    const machine = sfn.stateMachine(template);
    sfn.mock.lambda('lambdas3stpteststatemachine14912CBC').returns({ handled: true });
    const pipe = 'testsqspipesstatesconstructpipetestsqspipesstatesconstruct71A64A15';
    const sent = await sfn.pipe(pipe).send([{ order: 1 }]);

    expect(sent.started.map(({ input }) => input)).toEqual([
      [expect.objectContaining({ body: '{"order":1}', eventSource: 'aws:sqs' })],
    ]);
    expect((await sent.run()).output).toMatchObject({ Payload: { handled: true } });
    await expect(sfn.pipe('other').send([{ order: 1 }])).rejects.toThrow("'other'");
    expect(await machine.executions()).toHaveLength(1);
  });

  test('Serverless: a POST starts a machine with its body; a GET does not', async () => {
    const sfn = harness();
    const template = file('serverless-step-functions__fixtures-api-gateway-serverless.yml', 'serverless.yml');
    const machine = sfn.stateMachine(template);
    const answer = await sfn.api.post('/execute', { it: "isn't" });

    expect(answer).toHaveStarted(machine, { it: "isn't" });
    expect((await answer.run()).output).toEqual({ it: "isn't" });
    await expect(sfn.api.get('/execute')).rejects.toThrow('No API has a route for GET /execute.');
    expect(await machine.executions()).toHaveLength(1);
  });
}
