import { loadDefinitions } from '../../../../src/definitions/loadDefinitions';
import { rolesIn } from '../../support/roles';

const machine = `
  Order:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !GetAtt OrderRole.Arn
      Definition: { StartAt: A, States: { A: { Type: Pass, End: true } } }
`;

const arn = 'arn:aws:iam::123456789012:role/OrderRole';

describe('loadTemplateRoles', () => {
  it('reads a role with inline policies, links it to its machine, and resolves references', () => {
    const text = `Resources:${machine}
  OrderRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: { Effect: Allow, Action: sts:AssumeRole, Principal: { Service: states.amazonaws.com } }
      Policies:
        - PolicyName: charge
          PolicyDocument:
            Statement:
              - Sid: Charge
                Effect: Allow
                Action: lambda:InvokeFunction
                Resource: [!GetAtt Charge.Arn, !Sub '\${Charge.Arn}:*']
              - { Effect: Deny, NotAction: ['s3:*'], NotResource: '*', Condition: { Bool: { aws:SecureTransport: false } } }
  Charge: { Type: AWS::Lambda::Function, Properties: { FunctionName: charge } }
`;
    const charge = 'arn:aws:lambda:us-east-1:123456789012:function:charge';
    expect(rolesIn('t.yaml', text)).toEqual([
      {
        name: 'OrderRole',
        arn,
        aliases: [],
        trust: [{ Effect: 'Allow', Action: ['sts:AssumeRole'], Principal: { Service: 'states.amazonaws.com' } }],
        policies: ['inline charge'],
        statements: [
          { Sid: 'Charge', Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: [charge, `${charge}:*`] },
          {
            Effect: 'Deny',
            NotAction: ['s3:*'],
            NotResource: ['*'],
            Condition: { Bool: { 'aws:SecureTransport': ['false'] } },
          },
        ],
        boundary: undefined,
        unknown: [],
      },
    ]);
    const { machines, roles } = loadDefinitions('t.yaml', { texts: { 't.yaml': text } });
    expect(machines[0]!.roleArn).toBe(roles[0]!.arn);
    expect(roles[0]!.policies[0]!.source).toMatchObject({ file: 't.yaml', line: 14 });
  });

  it('adds policies that are declared on their own, managed ones and a boundary', () => {
    const statement = (action: string) => `{ Statement: [{ Effect: Allow, Action: '${action}', Resource: '*' }] }`;
    const text = `Resources:${machine}
  OrderRole:
    Type: AWS::IAM::Role
    Properties:
      RoleName: orders
      ManagedPolicyArns:
        - !Ref Shared
        - !Sub 'arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaRole'
        - arn:aws:iam::aws:policy/AmazonBedrockFullAccess
        - arn:aws:iam::aws:policy/AmazonSNSFullAccess
        - arn:aws:iam::123456789012:policy/elsewhere
      PermissionsBoundary: !Ref Limit
  Own: { Type: AWS::IAM::Policy, Properties: { PolicyName: own, Roles: [!Ref OrderRole], PolicyDocument: ${statement('a:B')} } }
  Single: { Type: AWS::IAM::RolePolicy, Properties: { PolicyName: single, RoleName: orders, PolicyDocument: ${statement('c:D')} } }
  Shared: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${statement('e:F')} } }
  Attached: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: attached, Roles: [!Ref OrderRole], PolicyDocument: ${statement('g:H')} } }
  Limit: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: limit, PolicyDocument: ${statement('i:*')} } }
  Other: { Type: AWS::IAM::Policy, Properties: { PolicyName: other, Roles: [other], PolicyDocument: ${statement('j:K')} } }
`;
    const [role] = rolesIn('t.yaml', text);
    const allow = (...Action: readonly string[]) => ({ Effect: 'Allow', Action, Resource: ['*'] });
    expect(role).toEqual({
      name: 'orders',
      arn: 'arn:aws:iam::123456789012:role/orders',
      aliases: ['OrderRole'],
      trust: undefined,
      policies: [
        'inline own',
        'inline single',
        'managed attached',
        'managed Shared',
        'managed AWSLambdaRole',
        'managed AmazonSNSFullAccess',
      ],
      statements: [
        allow('a:B'),
        allow('c:D'),
        allow('g:H'),
        allow('e:F'),
        allow('lambda:InvokeFunction'),
        allow('sns:*'),
      ],
      boundary: { arn: 'arn:aws:iam::123456789012:policy/limit', document: { Statement: [allow('i:*')] } },
      unknown: [
        'the policy AmazonBedrockFullAccess of AWS: its document is not known here (it only allows)',
        'the policy AmazonSNSFullAccess of AWS: only a part of its document is known here (it only allows)',
        'the policy arn:aws:iam::123456789012:policy/elsewhere: no file contains its document',
      ],
    });
  });

  it('does not know a list of policies without a value', () => {
    const text = `Parameters: { Shared: { Type: CommaDelimitedList } }
Resources:${machine}
  OrderRole:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: !Ref Shared
`;
    expect(rolesIn('t.yaml', text)[0]!.unknown).toEqual([
      'ManagedPolicyArns: Ref Shared has no value here: the parameter Shared has no default',
    ]);
  });

  it('lists values that no file contains, and what cannot be read', () => {
    const text = `Parameters: { Store: { Type: String }, Statements: { Type: String } }
Resources:${machine}
  OrderRole:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: a
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: 's3:GetObject', Resource: !Sub 'arn:aws:s3:::\${Store}/*' }
              - { Effect: Allow, Action: 's3:ListBucket', Resource: '*' }
              - { Effect: Maybe, Action: 's3:ListBucket', Resource: '*' }
        - PolicyName: b
          PolicyDocument: { Statement: [!Ref Statements] }
        - PolicyName: c
`;
    const [role] = rolesIn('t.yaml', text);
    expect(role!.statements).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: ['arn:aws:s3:::Store/*'],
        unresolved: [{ value: 'Ref Store', stub: 'Store', reason: 'the parameter Store has no default' }].map(
          (one) => ({
            ...one,
            value: '${Store}',
          }),
        ),
      },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: ['*'] },
    ]);
    expect(role!.unknown).toEqual([
      "the policy a: the Effect of a statement is 'Allow' or 'Deny'",
      'the policy b: Ref Statements has no value here: the parameter Statements has no default',
      'the policy c: it has no PolicyDocument',
    ]);
    const [known] = rolesIn('t.yaml', text, { parameters: { Store: 'orders' } });
    expect(known!.statements[0]).toEqual({
      Effect: 'Allow',
      Action: ['s3:GetObject'],
      Resource: ['arn:aws:s3:::orders/*'],
    });
  });

  it('leaves out what its condition leaves out', () => {
    const text = `Conditions: { Never: !Equals [a, b] }
Resources:${machine}
  OrderRole: { Type: AWS::IAM::Role, Properties: {} }
  Own:
    Type: AWS::IAM::Policy
    Condition: Never
    Properties: { PolicyName: own, Roles: [!Ref OrderRole], PolicyDocument: { Statement: { Effect: Allow, Action: '*', Resource: '*' } } }
`;
    expect(rolesIn('t.yaml', text).map(({ policies }) => policies)).toEqual([[]]);
  });

  it("reads the grants of CDK's synthesised templates", () => {
    const text = JSON.stringify({
      Resources: {
        Role1ABCDEF01: {
          Type: 'AWS::IAM::Role',
          Properties: {},
          Metadata: { 'aws:cdk:path': 'S/Order/Role/Resource' },
        },
        RoleDefaultPolicy2: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'RoleDefaultPolicy2',
            Roles: [{ Ref: 'Role1ABCDEF01' }],
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } }],
              Version: '2012-10-17',
            },
          },
        },
        Queue: { Type: 'AWS::SQS::Queue' },
        Order: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            RoleArn: { 'Fn::GetAtt': ['Role1ABCDEF01', 'Arn'] },
            DefinitionString: '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}',
          },
        },
      },
    });
    expect(rolesIn('S.template.json', text)).toEqual([
      {
        name: 'Role1ABCDEF01',
        arn: 'arn:aws:iam::123456789012:role/Role1ABCDEF01',
        aliases: ['S/Order/Role', 'Role', 'Role1ABCDEF01'.replace(/[0-9A-F]{8}$/, '')],
        trust: undefined,
        policies: ['inline RoleDefaultPolicy2'],
        statements: [
          { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: ['arn:aws:sqs:us-east-1:123456789012:Queue'] },
        ],
        boundary: undefined,
        unknown: [],
      },
    ]);
  });
});
