import { pass } from '../support/pass';
import { project } from '../support/project';

function stack(templateFile: string, environment: string, extra: Record<string, unknown> = {}): unknown {
  return { type: 'aws:cloudformation:stack', environment, properties: { templateFile, ...extra } };
}

function template(definition: Record<string, unknown>, more: Record<string, unknown> = {}): string {
  const machine = {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: definition,
    Metadata: { 'aws:cdk:path': 'Shop/Order/Resource' },
  };
  return JSON.stringify({ Resources: { OrderABCD1234: machine, ...more } });
}

const joined = {
  DefinitionString: {
    'Fn::Join': [
      '',
      [
        '{"StartAt":"Charge","States":{"Charge":{"Type":"Task","End":true,"Resource":"arn:',
        { Ref: 'AWS::Partition' },
        ':states:::lambda:invoke","Parameters":{"FunctionName":"',
        { 'Fn::GetAtt': ['ChargeF00D', 'Arn'] },
        '"}}}}',
      ],
    ],
  },
};

const charge = {
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Bucket: 'cdk-assets', S3Key: 'abc.zip' }, Handler: 'index.handler', Runtime: 'nodejs22.x' },
  Metadata: { 'aws:cdk:path': 'Shop/Charge/Resource', 'aws:asset:path': 'asset.abc', 'aws:asset:property': 'Code' },
};

test('a definition in pieces, with the functions of its assets, goes by its construct path too', () => {
  const { folder, machine } = project({
    'cdk.out/manifest.json': JSON.stringify({
      version: '48.0.0',
      artifacts: { Shop: stack('Shop.template.json', 'aws://111122223333/eu-west-1') },
    }),
    'cdk.out/Shop.template.json': template(joined, { ChargeF00D: charge }),
    'cdk.out/asset.abc/index.js': 'exports.handler = () => 1;',
  });
  const { locate: _, ...loaded } = machine('cdk.out');
  const file = `${folder}/cdk.out/Shop.template.json`;

  expect(loaded).toEqual({
    name: 'OrderABCD1234',
    aliases: ['Shop/Order', 'Order'],
    format: 'cdk',
    definition: JSON.stringify({
      StartAt: 'Charge',
      States: {
        Charge: {
          Type: 'Task',
          End: true,
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'arn:aws:lambda:eu-west-1:111122223333:function:ChargeF00D' },
        },
      },
    }),
    type: 'STANDARD',
    functions: [
      {
        logicalId: 'ChargeF00D',
        arn: 'arn:aws:lambda:eu-west-1:111122223333:function:ChargeF00D',
        name: 'ChargeF00D',
        runtime: 'nodejs22.x',
        handler: 'index.handler',
        codePath: `${folder}/cdk.out/asset.abc`,
        handlerFile: `${folder}/cdk.out/asset.abc/index.js`,
        handlerExport: 'handler',
        environment: {},
        source: { file, line: 1, column: expect.any(Number) },
      },
    ],
    source: { file, line: 1, column: 15 },
    unresolved: [
      {
        value: 'Fn::GetAtt ChargeF00D.Arn',
        stub: 'arn:aws:lambda:eu-west-1:111122223333:function:ChargeF00D',
        kind: 'generated',
        reason: 'AWS::Lambda::Function gets its Arn when it is deployed',
        file,
        line: 1,
        column: expect.any(Number),
      },
    ],
  });
});

test('without asset metadata, the manifest of assets tells where the code of a function is', () => {
  const { folder, machine } = project({
    'cdk.out/manifest.json': JSON.stringify({
      version: '48.0.0',
      artifacts: { Shop: stack('Shop.template.json', 'aws://111122223333/eu-west-1') },
    }),
    'cdk.out/Shop.template.json': template(joined, { ChargeF00D: { ...charge, Metadata: {} } }),
    'cdk.out/Shop.assets.json': JSON.stringify({
      files: {
        abc: { source: { path: 'asset.abc', packaging: 'zip' }, destinations: { d: { objectKey: 'abc.zip' } } },
      },
    }),
    'cdk.out/asset.abc/index.js': 'exports.handler = () => 1;',
  });
  expect(machine('cdk.out').functions.map(({ codePath, handlerFile }) => ({ codePath, handlerFile }))).toEqual([
    { codePath: `${folder}/cdk.out/asset.abc`, handlerFile: `${folder}/cdk.out/asset.abc/index.js` },
  ]);
});

test('a plain string, a definition in an asset, a stage and a nested stack are all found', () => {
  const { load } = project({
    'cdk.out/manifest.json': JSON.stringify({
      artifacts: {
        Tree: { type: 'cdk:tree' },
        Plain: stack('Plain.template.json', 'aws://unknown-account/unknown-region', { stackName: 'plain-stack' }),
        Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      },
    }),
    'cdk.out/Plain.template.json': template(
      { DefinitionString: JSON.stringify(pass('plain')) },
      {
        Inner: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: { TemplateURL: { 'Fn::Sub': 'https://s3.${AWS::URLSuffix}/x.json' } },
          Metadata: { 'aws:asset:path': 'Inner.nested.template.json' },
        },
      },
    ),
    'cdk.out/Inner.nested.template.json': template({
      DefinitionString: { 'Fn::Sub': JSON.stringify(pass('${AWS::Region}')) },
    }),
    'cdk.out/assembly-Prod/manifest.json': JSON.stringify({
      artifacts: { S: stack('S.template.json', 'aws://1/eu-north-1') },
    }),
    'cdk.out/assembly-Prod/S.template.json': template({
      DefinitionS3Location: { Bucket: { 'Fn::Sub': 'cdk-${AWS::AccountId}' }, Key: '0123.json' },
      DefinitionSubstitutions: { Where: { Ref: 'AWS::Region' } },
    }),
    'cdk.out/assembly-Prod/S.assets.json': JSON.stringify({
      files: {
        '0123': {
          source: { path: '../asset.0123.json', packaging: 'file' },
          destinations: { here: { bucketName: 'cdk-1', objectKey: '0123.json' } },
        },
      },
    }),
    'cdk.out/asset.0123.json': JSON.stringify(pass('asset in ${Where}')),
  });
  const found = load('cdk.out').machines;

  expect(found.map(({ definition, aliases }) => [JSON.parse(definition), aliases])).toEqual([
    [pass('plain'), ['Shop/Order', 'Order']],
    [pass('us-east-1'), ['Shop/Order', 'Order', 'Inner/OrderABCD1234']],
    [pass('asset in eu-north-1'), ['Shop/Order', 'Order']],
  ]);
  expect(found[2]?.source.definitionFile).toMatch(/cdk\.out\/asset\.0123\.json$/);
});

test('what one stack exports, another one imports, with its functions', () => {
  const { machine } = project({
    'cdk.out/manifest.json': JSON.stringify({
      artifacts: { App: stack('App.json', 'aws://1/us-east-1'), Base: stack('Base.json', 'aws://1/us-east-1') },
    }),
    'cdk.out/App.json': template({
      DefinitionString: { 'Fn::Join': ['', ['{"Comment":"', { 'Fn::ImportValue': 'Base:ChargeArn' }, '"}']] },
    }),
    'cdk.out/Base.json': JSON.stringify({
      Resources: { ChargeF00D: charge },
      Outputs: {
        Charge: {
          Value: { 'Fn::GetAtt': ['ChargeF00D', 'Arn'] },
          Export: { Name: { 'Fn::Join': ['', ['Base', ':ChargeArn']] } },
        },
      },
    }),
  });
  const { definition, functions } = machine('cdk.out');

  expect(JSON.parse(definition)).toEqual({ Comment: functions[0]?.arn });
});

test('one template of an assembly can be named by itself', () => {
  const files = { 'cdk.out/Shop.template.json': template({ DefinitionString: JSON.stringify(pass('plain')) }) };

  expect(project(files).definition('cdk.out/Shop.template.json')).toEqual(pass('plain'));
});

describe('refused', () => {
  test('an assembly without machines, with what its stacks declare', () => {
    const { refusal } = project({
      'cdk.out/manifest.json': JSON.stringify({ artifacts: { A: stack('A.template.json', 'aws://1/us-east-1') } }),
      'cdk.out/A.template.json': JSON.stringify({ Resources: { Q: { Type: 'AWS::SQS::Queue' } } }),
    });

    expect(refusal('cdk.out')).toBe(
      'cdk.out/manifest.json:1:1: cdk.out declares no state machine. It declares 1 AWS::SQS::Queue.\n' +
        '  A state machine is an AWS::StepFunctions::StateMachine or an AWS::Serverless::StateMachine.',
    );
  });

  test('an assembly without stacks', () => {
    expect(project({ 'cdk.out/manifest.json': '{ "artifacts": {} }' }).refusal('cdk.out')).toBe(
      'cdk.out/manifest.json:1:1: cdk.out has no stacks.\n  Run cdk synth.',
    );
  });

  test('an assembly that contains itself', () => {
    const artifacts = { Loop: { type: 'cdk:cloud-assembly', properties: { directoryName: '../cdk.out' } } };

    expect(project({ 'cdk.out/manifest.json': JSON.stringify({ artifacts }) }).refusal('cdk.out')).toBe(
      'cdk.out/manifest.json:1:1: The assembly contains itself: cdk.out → cdk.out.',
    );
  });
});
