import { startServer, type RunningServer } from '../../../../src/emulator/server/startServer';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import { Stepmill } from '../../../../src/harness/Stepmill';
import { rejectionOf } from '../../support/rejectionOf';

let service: Service;
let server: RunningServer;
let sfn: Stepmill;

beforeEach(async () => {
  service = createService();
  server = await startServer(service, { port: 0 });
  sfn = new Stepmill({ endpoint: server.url, target: 'http' });
});

afterEach(async () => {
  await sfn.close();
  service.close();
  await server.close();
});

const machine = {
  QueryLanguage: 'JSONata',
  StartAt: 'Init',
  States: {
    Init: { Type: 'Pass', Assign: { total: '{% $states.input.total %}' }, Next: 'Ship' },
    Ship: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: 'ship', Payload: { id: '{% $states.input.id %}', total: '{% $total %}' } },
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
  },
} as const;

test('a part runs in a server as in the process of the test', async () => {
  const order = sfn.stateMachine(machine, { name: 'Order' });
  order.mock('Ship').returns({ Payload: 'shipped' });
  const input = { id: 12345678901234567890n };
  const run = await order.run(input, { from: 'Ship', until: 'Ship', variables: { total: 7 } });
  expect(run.path).toEqual(['Ship']);
  expect(run.output).toEqual({ Payload: 'shipped' });
  expect(run.variables).toEqual({ total: 7 });
  expect(run.history.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
  const started = await order.start({ id: 1 }, { from: 'Ship', variables: { total: 7 } });
  expect((await started.ended()).path).toEqual(['Ship', 'Done']);
});

test('what is missing, and places that are not there', async () => {
  const order = sfn.stateMachine(machine, { name: 'Order' });
  order.mock('Ship').returns({ Payload: 'shipped' });
  const missing = await rejectionOf(order.run({ id: 1 }, { from: 'Ship' }));
  expect(missing.message).toContain("State 'Ship' reads the variable $total, which 'Init' may have assigned before");
  const unknown = await rejectionOf(order.run({ id: 1 }, { from: 'Shp' as 'Ship' }));
  expect(unknown.message).toBe("from: the state machine has no state 'Shp'. Did you mean 'Ship'?");
});
