import path from 'node:path';
import { bindFunctions } from '../../../src/definitions/bindFunctions';
import { loadDefinitions } from '../../../src/definitions/loadDefinitions';
import { folderWith } from '../../cli/support/cli';

const machine = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
const folder = folderWith({
  'machine.asl.json': machine,
  'src/app.py': '',
  'src/nested/task.py': '',
  'src/pack/__init__.py': '',
  'go/bootstrap': '',
  'layer/python/shared.py': '',
  'template.yaml': `
Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Timeout: 7, MemorySize: 256, Runtime: python3.12, CodeUri: src/ } }
Resources:
  Shared: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: layer/ } }
  Charge:
    Type: AWS::Serverless::Function
    Properties: { FunctionName: charge, Handler: app.handler, Layers: [!Ref Shared, 'arn:aws:lambda:us-east-1:1:layer:other:1'], Environment: { Variables: { OWN: one } } }
  Nested: { Type: AWS::Serverless::Function, Properties: { Handler: nested/task.run } }
  Pack: { Type: AWS::Serverless::Function, Properties: { Handler: pack.run } }
  Missing: { Type: AWS::Serverless::Function, Properties: { Handler: nowhere.run } }
  Built: { Type: AWS::Serverless::Function, Properties: { Runtime: provided.al2023, Handler: bootstrap, CodeUri: go/ } }
  Unbuilt: { Type: AWS::Serverless::Function, Properties: { Runtime: provided.al2023, Handler: bootstrap } }
  Image: { Type: AWS::Serverless::Function, Properties: { PackageType: Image, ImageUri: some/image } }
  Java: { Type: AWS::Serverless::Function, Properties: { Runtime: java21, Handler: 'a.B::c' } }
  M: { Type: AWS::Serverless::StateMachine, Properties: { DefinitionUri: machine.asl.json } }
`,
  'serverless.yml': `
service: shop
provider: { name: aws, runtime: python3.11, memorySize: 512, environment: { STAGE: dev } }
layers: { common: { path: layer } }
functions:
  charge: { handler: src/app.handler, layers: [{ Ref: CommonLambdaLayer }] }
  image: { image: 'some/image' }
stepFunctions: { stateMachines: { m: { definition: ${JSON.stringify(machine)} } } }
`,
  'tf/main.tf': `
data "archive_file" "code" {
  type = "zip"
  source_dir = "../src"
  output_path = "code.zip"
}
data "archive_file" "layer" {
  type = "zip"
  source_dir = "../layer"
  output_path = "layer.zip"
}
resource "aws_lambda_layer_version" "shared" {
  layer_name = "shared"
  filename = data.archive_file.layer.output_path
}
resource "aws_lambda_function" "charge" {
  function_name = "charge"
  role = "r"
  runtime = "python3.13"
  handler = "app.handler"
  filename = data.archive_file.code.output_path
  layers = [aws_lambda_layer_version.shared.arn]
  timeout = 9
  memory_size = 128
}
resource "aws_sfn_state_machine" "m" {
  name = "m"
  role_arn = "r"
  definition = jsonencode(${JSON.stringify(machine)})
}
`,
});

const bound = (file: string) => bindFunctions(loadDefinitions(path.join(folder, file)).functions);
const at = (...parts: string[]) => path.join(folder, ...parts);
const normal = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/\/(?="[,\]}])/g, '')) as unknown;

test('functions of SAM: Python where its file is, and programs that bring their runtime', () => {
  const shared = { timeoutSeconds: 7, environment: {} };
  const process = { runtime: 'python3.12', folder: at('src'), layers: [], memoryMb: 256 };
  expect(normal(bound('template.yaml'))).toEqual([
    {
      ...shared,
      name: 'charge',
      handler: 'app.handler',
      environment: { OWN: 'one' },
      process: { ...process, layers: [at('layer')] },
    },
    { ...shared, name: 'Nested', handler: 'nested/task.run', process },
    { ...shared, name: 'Pack', handler: 'pack.run', process },
    {
      ...shared,
      name: 'Built',
      handler: 'bootstrap',
      process: { ...process, runtime: 'provided.al2023', folder: at('go') },
    },
  ]);
});

test('functions of the Serverless Framework', () => {
  expect(normal(bound('serverless.yml'))).toEqual([
    {
      name: 'shop-dev-charge',
      handler: 'src/app.handler',
      timeoutSeconds: 6,
      environment: { STAGE: 'dev' },
      process: { runtime: 'python3.11', folder, layers: [at('layer')], memoryMb: 512 },
    },
  ]);
});

test('functions of Terraform', () => {
  expect(normal(bound('tf'))).toEqual([
    {
      name: 'charge',
      handler: 'app.handler',
      timeoutSeconds: 9,
      environment: {},
      process: { runtime: 'python3.13', folder: at('src'), layers: [at('layer')], memoryMb: 128 },
    },
  ]);
});
