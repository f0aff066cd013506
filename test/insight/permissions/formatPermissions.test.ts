import type { DeclaredRole } from '../../../src/contract/DeclaredRole';
import type { LoadedDefinition } from '../../../src/definitions/LoadedDefinition';
import { formatPermissions } from '../../../src/insight/permissions/formatPermissions';
import { machinePermissions } from '../../../src/insight/permissions/MachinePermissions';
import { lines } from '../../cli/support/cli';

const source = { file: 't.yaml', line: 1, column: 1 };
const deployed = { account: '123456789012', region: 'us-east-1' };

function machine(states: object): LoadedDefinition {
  return {
    name: 'Order',
    aliases: [],
    format: 'cloudformation',
    definition: JSON.stringify({ StartAt: 'Run', States: states }),
    type: 'STANDARD',
    roleArn: 'arn:aws:iam::123456789012:role/Order',
    functions: [],
    source,
    unresolved: [],
    locate: () => undefined,
  };
}

function role(name: string, actions: readonly string[]): DeclaredRole {
  const document = { Statement: [{ Effect: 'Allow', Action: actions, Resource: ['*'] }] } as const;
  const policies = [{ name: 'Own', origin: 'inline', document, source }] as const;
  return { name, aliases: [], arn: `arn:aws:iam::123456789012:role/${name}`, source, policies, unknown: [] };
}

const task = { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun', Parameters: { JobName: 'etl' }, End: true };

test('what a state may need, with the doubt; idle actions of a policy share a line', () => {
  const Resource = 'arn:aws:states:::ecs:runTask';
  const run = { Type: 'Task', Resource, Parameters: { TaskDefinition: 'report' }, End: true };
  const idle = ['a:A', 'a:B', 'a:C', 'a:D', 'a:E', 'a:F', 'a:G', 'a:H'];
  const found = machinePermissions(machine({ Run: run }), [role('Order', ['ecs:RunTask', ...idle])], deployed);
  expect(formatPermissions(found)).toBe(
    lines(
      'Order (t.yaml:1:1) needs:',
      '  ecs:RunTask',
      '    on arn:aws:ecs:us-east-1:123456789012:task-definition/report:*',
      '    Run calls ecs:runTask',
      'It may also need:',
      '  iam:PassRole',
      '    on * (known at run time)',
      '    Run passes the roles of the task definition',
      '    (only a task definition with a task role or an execution role needs it)',
      'Its role Order (t.yaml:1:1) lacks nothing that can be decided.',
      'Not decided:',
      '  iam:PassRole on *: Run passes the roles of the task definition; only a task definition with a task role or an execution role needs it',
      'It allows more than needed:',
      '  Own: nothing needs a:A, a:B, a:C, a:D, a:E, a:F and 2 others',
      '  Own: ecs:RunTask on *; ecs:RunTask on arn:aws:ecs:us-east-1:123456789012:task-definition/report:* would do',
    ),
  );
});

test('a role that a task assumes is compared with what the task needs', () => {
  const Credentials = { RoleArn: 'arn:aws:iam::123456789012:role/Other' };
  const states = { Run: { ...task, Credentials } };
  const glue = '    on arn:aws:glue:us-east-1:123456789012:job/etl, with the role arn:aws:iam::123456789012:role/Other';
  const needs = [
    'Order (t.yaml:1:1) needs:',
    '  sts:AssumeRole',
    '    on arn:aws:iam::123456789012:role/Other',
    "    Run assumes the task's role",
    '  glue:StartJobRun',
    glue,
    '    Run calls glue:startJobRun',
    'No file declares its role arn:aws:iam::123456789012:role/Order, so its permissions are unknown.',
  ];
  expect(formatPermissions(machinePermissions(machine(states), [role('Other', ['s3:*'])], deployed))).toBe(
    lines(
      ...needs,
      'The role Other (t.yaml:1:1) lacks:',
      '  glue:StartJobRun on arn:aws:glue:us-east-1:123456789012:job/etl: Run calls glue:startJobRun; none of its policies allows it',
    ),
  );
  expect(formatPermissions(machinePermissions(machine(states), [], deployed))).toBe(
    lines(...needs, 'No file declares the role arn:aws:iam::123456789012:role/Other, so its permissions are unknown.'),
  );
});
