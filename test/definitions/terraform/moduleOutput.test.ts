import { project } from '../support/project';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:';

function machine(comment: string): string {
  return `resource "aws_sfn_state_machine" "order" {
  name       = "orders"
  definition = jsonencode({ Comment = ${comment}, StartAt = "End", States = { End = { Type = "Succeed" } } })
}
`;
}

describe('modules that name each other’s outputs', () => {
  const part = (more: string): string => `variable "peer" { default = "" }
resource "aws_sfn_state_machine" "this" {
  name       = "${more}"
  definition = jsonencode({ StartAt = "End", States = { End = { Type = "Succeed" } } })
}
resource "aws_iam_role_policy" "peer" { policy = var.peer }
output "arn" { value = aws_sfn_state_machine.this.arn }
output "policy" { value = aws_iam_role_policy.peer.policy }
`;
  const calls = `module "a" {
  source = "./a"
  peer   = module.b.arn
}
module "b" {
  source = "./b"
  peer   = module.a.arn
}
`;

  test('are loaded, as Terraform orders by variable and output', () => {
    const { load } = project({
      'main.tf': machine('[module.a.policy, module.b.policy]') + calls,
      'a/main.tf': part('one'),
      'b/main.tf': part('two'),
    });
    const { machines } = load('.');

    expect(machines.map(({ name }) => name)).toEqual([
      'aws_sfn_state_machine.order',
      'module.a.aws_sfn_state_machine.this',
      'module.b.aws_sfn_state_machine.this',
    ]);
    expect(JSON.parse(machines[0]!.definition)).toMatchObject({
      Comment: [
        'arn:aws:states:us-east-1:123456789012:stateMachine:two',
        'arn:aws:states:us-east-1:123456789012:stateMachine:one',
      ],
    });
  });

  test('rejects a circle of outputs', () => {
    const circle = 'variable "peer" {}\noutput "arn" { value = "${var.peer}!" }\n';
    const { refusal } = project({
      'main.tf': machine('module.a.arn') + calls,
      'a/main.tf': circle,
      'b/main.tf': circle,
    });

    expect(refusal('.')).toBe(
      'main.tf:11:12: The values refer to each other in a circle: ' +
        'module.a.output.arn → module.a.var.peer → module.b.output.arn → module.b.var.peer → module.a.output.arn.',
    );
  });
});

const modules = `module "charge" { source = "registry/lambda/aws" }
module "refund" { source = "registry/lambda/aws" }
module "pay" { source = "registry/lambdas/aws" }
module "per" {
  source   = "registry/lambda/aws"
  for_each = toset(["eu", "us"])
}
`;

/** Outputs of modules that are not on disk, and what stands in for them. */
const outputs: readonly (readonly [output: string, stub: string])[] = [
  ['module.charge.lambda.arn', `${lambda}charge`],
  ['module.refund.lambda.arn', `${lambda}refund`],
  ['module.charge.lambda_function_arn', `${lambda}charge`],
  ['module.charge.state_machine_arn', 'arn:aws:states:us-east-1:123456789012:stateMachine:charge'],
  ['module.pay.charge_function_arn', `${lambda}pay-charge`],
  ['module.pay.refund_function_arn', `${lambda}pay-refund`],
  ['module.pay.lambdas["charge"].arn', `${lambda}pay-charge`],
  ['module.pay.lambdas["refund"].arn', `${lambda}pay-refund`],
  ['module.per["eu"].lambda_arn', `${lambda}per-eu`],
  ['module.per["us"].lambda_arn', `${lambda}per-us`],
  ['module.charge.queue_arn', 'arn:aws:sqs:us-east-1:123456789012:charge'],
  ['module.charge.dead_letter_queue_arn', 'arn:aws:sqs:us-east-1:123456789012:charge-dlq'],
];

test.each(outputs)('%s', (output, stub) => {
  const { definition } = project({ 'main.tf': machine(output) + modules });

  expect(definition('main.tf')).toMatchObject({ Comment: stub });
});

test('a module that is not on disk, and a resource of the same name', () => {
  const { definition } = project({
    'main.tf': `${machine('[aws_lambda_function.charge.arn, module.charge.lambda_arn]')}${modules}
resource "aws_lambda_function" "charge" { function_name = var.unknown }
`,
  });

  expect(definition('main.tf')).toMatchObject({ Comment: [`${lambda}charge`, `${lambda}module-charge`] });
});
