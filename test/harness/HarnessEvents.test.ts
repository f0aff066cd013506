import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { matchers } from '../../src/harness/matchers/matchers';
import type { Stepmill } from '../../src/harness/Stepmill';
import type { StepmillOptions } from '../../src/harness/StepmillOptions';
import { TestPlaces } from './places/support/TestPlaces';

// Each in this process and in a server in another one.
const places = new TestPlaces({ mistakes: true });
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-events-'));
const template = path.join(folder, 'template.yaml');
const chain = path.join(folder, 'chain.yaml');

beforeAll(() => {
  expect.extend(matchers);
  fs.writeFileSync(
    chain,
    `
Resources:
  First:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: first
      Definition:
        StartAt: Put
        States:
          Put:
            Type: Task
            Resource: arn:aws:states:::events:putEvents
            Parameters: { Entries: [{ Source: first, DetailType: Done, Detail.$: $ }] }
            End: true
  ByEvent:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: by-event
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Rule: { Type: EventBridgeRule, Properties: { Pattern: { source: [first] }, InputPath: $.detail } }
  ByStatus:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: by-status
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Rule:
          Type: EventBridgeRule
          Properties:
            Pattern: { source: [aws.states], detail: { status: [SUCCEEDED], stateMachineArn: [{ suffix: ':first' }] } }
            InputTransformer: { InputPathsMap: { s: $.detail.status }, InputTemplate: '{"status": <s>}' }
  Loop:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: loop
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Rule:
          Type: EventBridgeRule
          Properties:
            Pattern: { source: [aws.states], detail: { status: [SUCCEEDED], stateMachineArn: [{ suffix: ':loop' }] } }
`,
  );
  fs.writeFileSync(
    template,
    `
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Name: order
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        Placed:
          Type: EventBridgeRule
          Properties:
            Pattern: { source: [shop], detail-type: [Order Placed], detail: { amount: [{ numeric: ['>', 10] }] } }
            InputPath: $.detail
        Cancelled:
          Type: EventBridgeRule
          Properties:
            Pattern: { source: [shop], detail-type: [Order Cancelled] }
            InputTransformer:
              InputPathsMap: { id: $.detail.id }
              InputTemplate: '{ "cancelled": <id>, "because": "order <id> was cancelled" }'
  Clean:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: Done, States: { Done: { Type: Pass, End: true } } }
      Events:
        OnBus:
          Type: EventBridgeRule
          Properties: { EventBusName: audit, Pattern: { source: [shop] } }
`,
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const ofMachine = expect.objectContaining({ source: 'shop' }) as object;
const placed = { source: 'shop', detailType: 'Order Placed', detail: { id: 'a-1', amount: 12 } };

describe.each(['process', 'http'] as const)('in the place %s', (target) => {
  const open = (options: StepmillOptions = {}): Stepmill => places.open({ target, ...options });

  test('an event starts the machines of the rules that match', async () => {
    const sfn = open();
    const order = sfn.stateMachine(template, 'Order');
    const sent = await sfn.events.put(placed);
    expect(sent.started.map(({ by, stateMachine, input }) => ({ by, stateMachine, input }))).toEqual([
      { by: 'OrderPlaced', stateMachine: 'order', input: { id: 'a-1', amount: 12 } },
    ]);
    const run = await sent.run();
    expect(run).toHaveOutput({ id: 'a-1', amount: 12 });
    expect(await order.executions()).toHaveLength(1);
    expect(sent).toHaveMatchedRule('OrderPlaced');
    expect(sent).not.toHaveMatchedRule('OrderCancelled');
    expect(sent).toHaveStarted();
    expect(sent).toHaveStarted(order, { id: 'a-1', amount: expect.any(Number) });
    expect(sent).toHaveStarted('Order');
    expect(sent).not.toHaveStarted('order', { id: 'a-2' });
  });

  test('a transformer makes the input', async () => {
    const sfn = open();
    sfn.stateMachine(template, 'Order');
    const sent = await sfn.events.put({ source: 'shop', detailType: 'Order Cancelled', detail: { id: 'a-1' } });
    expect(sent).toHaveStarted('order', { cancelled: 'a-1', because: 'order a-1 was cancelled' });
  });

  test('an event of another bus starts what listens there, if it is deployed', async () => {
    const sfn = open();
    sfn.stateMachine(template, 'Order');
    const onlyOrder = await sfn.events.put({ ...placed, eventBus: 'audit' });
    expect(onlyOrder.matched.map(({ name, targets }) => [name, targets.map(({ notRun }) => notRun)])).toEqual([
      ['CleanOnBus', ["'Clean' is not deployed: name it with sfn.stateMachine(file, name)."]],
    ]);
    expect(() => expect(onlyOrder).not.toHaveStarted('Clean')).toThrow(
      "No state machine that the test has deployed is a target here and has the name 'Clean'.",
    );
    const clean = sfn.stateMachine(template, 'Clean', { name: 'clean-up' });
    const sent = await sfn.events.put({
      ...placed,
      eventBus: 'audit',
      resources: ['arn:a'],
      time: '2026-01-01T00:00:00Z',
    });
    expect(sent).toHaveStarted(clean, ofMachine);
    expect(sent.event).toMatchObject({ time: '2026-01-01T00:00:00Z', resources: ['arn:a'] });
  });

  test('an event that matches nothing says why', async () => {
    const sfn = open();
    sfn.stateMachine(template, 'Order');
    const sent = await sfn.events.put({ ...placed, detail: { amount: 3 } });
    expect(sent.started).toEqual([]);
    expect(sent.others.find(({ name }) => name === 'OrderPlaced')!.mismatches).toEqual([
      { field: 'detail.amount', wanted: [{ numeric: ['>', 10] }], got: 3 },
    ]);
    const why = '    detail.amount: wanted [{"numeric":[">",10]}], got 3';
    expect(() => expect(sent).toHaveStarted('order')).toThrow(why);
    expect(() => expect(sent).toHaveMatchedRule('OrderPlaced')).toThrow(why);
    await expect(sent.run()).rejects.toThrow(why);
    expect(sent).not.toHaveStarted('order');
  });

  test('a reset removes the executions, and keeps the rules', async () => {
    const sfn = open();
    const order = sfn.stateMachine(template, 'Order');
    await (await sfn.events.put(placed)).run();
    await sfn.reset();
    expect(await order.executions()).toHaveLength(0);
    expect(await sfn.events.put(placed)).toHaveStarted(order);
  });

  test('events of tasks and status changes start machines only with deliverEvents', async () => {
    const statuses = async (options: StepmillOptions): Promise<readonly unknown[]> => {
      const sfn = open(options);
      const first = sfn.stateMachine(chain, 'First');
      const [byEvent, byStatus] = ['ByEvent', 'ByStatus'].map((name) => sfn.stateMachine(chain, name));
      expect(await first.run({ n: 1 })).toHaveSucceeded();
      await sfn.events.put({ source: 'none', detailType: 'x', detail: {} });
      return Promise.all([byEvent!, byStatus!].map(async (one) => (await one.executions()).map(({ input }) => input)));
    };
    expect(await statuses({})).toEqual([[], []]);
    expect(await statuses({ deliverEvents: true })).toEqual([[{ n: 1 }], [{ status: 'SUCCEEDED' }]]);
  });

  test('rules that start each other forever fail the test', async () => {
    const sfn = open({ deliverEvents: true });
    const loop = sfn.stateMachine(chain, 'Loop');
    await loop.run({});
    await expect(sfn.endTest()).rejects.toThrow('Rules have started executions again and again');
  });

  test('even if each event contains the one before, until it has no room for data', async () => {
    const sfn = open({ deliverEvents: true });
    sfn.stateMachine(chain, 'Loop');
    const given = { source: 'aws.states', detailType: 'x', detail: { status: 'SUCCEEDED', stateMachineArn: 'x:loop' } };
    await sfn.events.put(given);
    await expect(sfn.endTest()).rejects.toThrow('Rules have started executions again and again');
  });
});

describe('rejects', () => {
  test('when no rule is there', async () => {
    const sfn = places.open({ target: 'process' });
    await expect(sfn.events.put(placed)).rejects.toThrow(
      "No rule with an event pattern is registered, so no event can start anything. A file's rules are registered with its machines: sfn.stateMachine('template.yaml', 'Order'). The test has named no machine.",
    );
  });

  test('an event on a bus without rules, where `not` would always pass', async () => {
    const sfn = places.open({ target: 'process' });
    sfn.stateMachine(template, 'Order');
    await expect(sfn.events.put({ ...placed, eventBus: 'audits' })).rejects.toThrow(
      "No rule listens on the event bus 'audits'. Did you mean 'audit'?",
    );
    await expect(sfn.events.put({ ...placed, eventBus: 'x' })).rejects.toThrow("Rules listen on 'default', 'audit'.");
  });

  test('keeps a machine apart from another whose logical id is its name', async () => {
    const sfn = places.open({ target: 'process' });
    const twins = path.join(folder, 'twins.yaml');
    const machine = (name: string): string =>
      `{ Type: AWS::Serverless::StateMachine, Properties: { Name: ${name}, Definition: { StartAt: D, States: { D: { Type: Pass, End: true } } }, ` +
      `Events: { On: { Type: EventBridgeRule, Properties: { Pattern: { source: [${name}] } } } } } }`;
    fs.writeFileSync(twins, `Resources:\n  A: ${machine('x')}\n  B: ${machine('A')}\n`);
    const named = sfn.stateMachine(twins, 'B');
    const unnamed = await sfn.events.put({ source: 'x', detailType: 'x', detail: {} });
    expect(unnamed.matched[0]!.targets[0]!.notRun).toContain("'x' is not deployed");
    const logical = sfn.stateMachine(twins, 'A');
    const sent = await sfn.events.put({ source: 'A', detailType: 'x', detail: {} });
    expect(sent.started.map(({ stateMachine }) => stateMachine)).toEqual(['A']);
    expect(sent).toHaveStarted(named);
    expect(sent).not.toHaveStarted(logical);
  });

  test('keeps machines of two files with one name apart', async () => {
    const sfn = places.open({ target: 'process' });
    const other = path.join(folder, 'other.yaml');
    fs.writeFileSync(other, fs.readFileSync(template, 'utf8').replaceAll('[shop]', '[market]'));
    const shop = sfn.stateMachine(template, 'Order', { name: 'shop-order' });
    const market = sfn.stateMachine(other, 'Order', { name: 'market-order' });
    const sent = await sfn.events.put(placed);
    expect(sent).toHaveStarted(shop);
    expect(sent).not.toHaveStarted(market);
  });

  test.each<[string, object, string]>([
    [
      'an unknown member',
      { ...placed, DetailType: 'x' },
      "sfn.events.put(…) has no option 'DetailType'. Did you mean 'detailType'?",
    ],
    [
      'no source',
      { ...placed, source: '' },
      'The source of sfn.events.put({ source }) must be a string that is not empty.',
    ],
    [
      'a detail that is no object',
      { ...placed, detail: ['a'] },
      'The detail of sfn.events.put(…) must be an object, as for PutEvents.',
    ],
    ['a time that is no date', { ...placed, time: 'soon' }, 'The time of sfn.events.put(…) is no date: soon.'],
    [
      'resources that are no strings',
      { ...placed, resources: [1] },
      'The resources of sfn.events.put(…) must be a list of strings.',
    ],
  ])('%s', async (_what, event, message) => {
    const sfn = places.open({ target: 'process' });
    sfn.stateMachine(template, 'Order');
    await expect(sfn.events.put(event as typeof placed)).rejects.toThrow(message);
  });

  test('when AWS would reject the pattern of a rule', async () => {
    const sfn = places.open({ target: 'process' });
    const file = path.join(folder, 'wrong.yaml');
    fs.writeFileSync(
      file,
      fs.readFileSync(template, 'utf8').replace('source: [shop], detail-type: [Order Placed]', 'source: shop'),
    );
    sfn.stateMachine(file, 'Order');
    await expect(sfn.events.put(placed)).rejects.toThrow(
      /^AWS would reject the rule 'OrderPlaced' \(.*wrong\.yaml:\d+\): Event pattern is not valid\. Reason: "source" must be an object or an array$/,
    );
  });
});

describe('matchers reject', () => {
  test('unknown rules and machines, whose `not` would always pass', async () => {
    const sfn = places.open({ target: 'process' });
    sfn.stateMachine(template, 'Order');
    const sent = await sfn.events.put(placed);
    expect(() => expect(sent).not.toHaveMatchedRule('OrderPlace')).toThrow(
      "No file of the test declares a rule 'OrderPlace'. Did you mean 'OrderPlaced'?",
    );
    expect(() => expect(sent).not.toHaveStarted('ordr')).toThrow("Did you mean 'order'?");
    expect(() => expect({}).not.toHaveStarted()).toThrow('toHaveStarted looks at what an event, a schedule');
    expect(() => expect({}).not.toHaveMatchedRule('x')).toThrow('toHaveMatchedRule looks at an event that was put');
    expect(() => expect(sent).toHaveStarted(5 as never)).toThrow('toHaveStarted takes a state machine or its name');
  });

  test('a wrong input, and show the difference', async () => {
    const sfn = places.open({ target: 'process' });
    sfn.stateMachine(template, 'Order');
    const sent = await sfn.events.put(placed);
    expect(() => expect(sent).toHaveStarted('order', { id: 'a-2', amount: 12 })).toThrow('"a-2"');
    expect(() => expect(sent).not.toHaveStarted('order')).toThrow(
      "expected an execution of 'order' not to have been started",
    );
    expect(() => expect(sent).not.toHaveMatchedRule('OrderPlaced')).toThrow(
      "expected the event not to have matched the rule 'OrderPlaced'",
    );
  });
});
