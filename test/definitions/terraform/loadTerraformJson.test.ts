import { pass } from '../support/pass';
import { project } from '../support/project';

const order = {
  address: 'aws_sfn_state_machine.order',
  mode: 'managed',
  type: 'aws_sfn_state_machine',
  name: 'order',
  values: {
    name: 'orders',
    role_arn: 'arn:aws:iam::111122223333:role/r',
    type: 'EXPRESS',
    definition: JSON.stringify(pass('known')),
    logging_configuration: [{ include_execution_data: true, level: 'ALL', log_destination: 'arn:logs:*' }],
    tracing_configuration: [{ enabled: false }],
  },
};

const charge = {
  address: 'module.pay.aws_lambda_function.charge',
  mode: 'managed',
  type: 'aws_lambda_function',
  values: {
    arn: 'arn:aws:lambda:eu-west-1:111122223333:function:charge',
    function_name: 'charge',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    timeout: 3,
    environment: [{ variables: { TABLE: 'orders' } }],
  },
};

function shown(section: string, resources: readonly unknown[], children: readonly unknown[] = []): string {
  const root = { resources, child_modules: [{ address: 'module.pay', resources: children }] };
  const values = { root_module: root };
  return JSON.stringify({ format_version: '1.2', terraform_version: '1.9.0', [section]: values }, null, 1);
}

test.each(['planned_values', 'values'])('what terraform show -json prints: %s', (section) => {
  const { folder, machine } = project({ 'show.json': shown(section, [order], [charge]) });
  const { locate: _, ...loaded } = machine('show.json');
  const at = { file: `${folder}/show.json`, line: 1, column: 1 };

  expect(loaded).toEqual({
    name: 'aws_sfn_state_machine.order',
    aliases: ['orders', 'order'],
    stateMachineName: 'orders',
    format: 'terraform',
    definition: JSON.stringify(pass('known')),
    type: 'EXPRESS',
    roleArn: 'arn:aws:iam::111122223333:role/r',
    logging: {
      level: 'ALL',
      includeExecutionData: true,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn:logs:*' } }],
    },
    tracing: { enabled: false },
    functions: [
      {
        logicalId: 'module.pay.aws_lambda_function.charge',
        arn: 'arn:aws:lambda:eu-west-1:111122223333:function:charge',
        name: 'charge',
        runtime: 'nodejs22.x',
        handler: 'index.handler',
        environment: { TABLE: 'orders' },
        timeoutSeconds: 3,
        source: at,
      },
    ],
    source: { ...at, line: 8, column: 17 },
    unresolved: [],
  });
});

test('a state file', () => {
  const { load } = project({
    'terraform.tfstate': JSON.stringify({
      version: 4,
      terraform_version: '1.9.0',
      resources: [
        { mode: 'data', type: 'aws_region', name: 'here', instances: [] },
        {
          module: 'module.orders',
          mode: 'managed',
          type: 'aws_sfn_state_machine',
          name: 'order',
          instances: [
            { index_key: 'eu', attributes: { definition: JSON.stringify(pass('eu')) } },
            { index_key: 0, attributes: { definition: JSON.stringify(pass('zero')) } },
          ],
        },
      ],
    }),
  });

  expect(load('terraform.tfstate').machines.map(({ name, definition }) => [name, JSON.parse(definition)])).toEqual([
    ['module.orders.aws_sfn_state_machine.order["eu"]', pass('eu')],
    ['module.orders.aws_sfn_state_machine.order[0]', pass('zero')],
  ]);
});

test('a definition that is known after apply only is listed with the reason', () => {
  const { definition: _, ...values } = order.values;
  const { machines, unavailable } = project({ 'plan.json': shown('planned_values', [{ ...order, values }]) }).load(
    'plan.json',
  );

  expect(machines).toEqual([]);
  expect(unavailable.map(({ name, error }) => [name, error.reason])).toEqual([
    [
      'aws_sfn_state_machine.order',
      'The definition of aws_sfn_state_machine.order is only known after apply: it refers to something that does not exist yet.',
    ],
  ]);
});

test('a state without machines says what it has', () => {
  expect(project({ 'show.json': shown('values', [charge]) }).refusal('show.json')).toBe(
    'show.json:1:1: show.json has no aws_sfn_state_machine. It has aws_lambda_function.',
  );
});
