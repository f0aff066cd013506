import path from 'node:path';
import { loadDefinitions } from '../../../src/definitions/loadDefinitions';
import { needyMachine } from '../../../src/insight/permissions/needyMachine';
import { atRunTime } from '../../../src/services/iam/actions/NeededAction';
import { folderWith } from '../../cli/support/cli';

const definition = { StartAt: 'A', States: { A: { Type: 'Succeed' } } };
const key = 'arn:aws:kms:us-east-1:123456789012:key/k-1';

function template(properties: object): string {
  const Resources = {
    Order: { Type: 'AWS::StepFunctions::StateMachine', Properties: { Definition: definition, ...properties } },
  };
  return JSON.stringify({ Resources });
}

const files = folderWith({
  'key.json': template({ EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: key } }),
  'id.json': template({ EncryptionConfiguration: { KmsKeyId: 'k-1' } }),
  'alias.json': template({ EncryptionConfiguration: { KmsKeyId: 'alias/shop' } }),
  'all.json': template({
    StateMachineName: 'Shop',
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: 'ERROR' },
  }),
  'off.json': template({ TracingConfiguration: { Enabled: false }, LoggingConfiguration: { Level: 'OFF' } }),
  'tf/main.tf': `resource "aws_sfn_state_machine" "order" {
  name       = "order"
  role_arn   = "arn:aws:iam::123456789012:role/r"
  definition = jsonencode({ StartAt = "A", States = { A = { Type = "Succeed" } } })
  encryption_configuration {
    kms_key_id = "${key}"
    type       = "CUSTOMER_MANAGED_KMS_KEY"
  }
}
`,
  'plan.json': JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.9.0',
    values: {
      root_module: {
        resources: [
          {
            address: 'aws_sfn_state_machine.order',
            mode: 'managed',
            type: 'aws_sfn_state_machine',
            name: 'order',
            values: {
              name: 'order',
              definition: JSON.stringify(definition),
              encryption_configuration: [{ kms_key_id: key, type: 'CUSTOMER_MANAGED_KMS_KEY' }],
            },
          },
        ],
      },
    },
  }),
});

function machine(name: string, deployed = {}): ReturnType<typeof needyMachine> {
  return needyMachine(loadDefinitions(path.join(files, name)).machines[0]!, deployed);
}

const order = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';

test('the key, the logs and the traces of a machine are known from its file', () => {
  const none = { definition, stateMachineArn: order, logs: false, traces: false };
  expect(machine('off.json')).toEqual(none);
  expect(machine('all.json', { account: '210987654321', region: 'cn-north-1' })).toEqual({
    ...none,
    stateMachineArn: 'arn:aws-cn:states:cn-north-1:210987654321:stateMachine:Shop',
    logs: true,
    traces: true,
  });
  expect(machine('key.json')).toEqual({ ...none, kmsKeyArn: key });
  expect(machine('id.json')).toEqual({ ...none, kmsKeyArn: key });
  expect(machine('alias.json')).toEqual({
    ...none,
    kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:key/${atRunTime}`,
  });
});

test.each(['tf', 'plan.json'])('the key of a machine in Terraform: %s', (name) => {
  expect(machine(name).kmsKeyArn).toBe(key);
});
