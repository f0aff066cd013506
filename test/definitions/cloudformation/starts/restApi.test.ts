import { project } from '../../support/project';
import { notesOf, orderArn, orderMachine, startsOf } from '../../support/starts';

const api = `Resources:
${orderMachine}  Shop: { Type: AWS::ApiGateway::RestApi, Properties: { Name: shop } }
`;
const uri = (action: string): string =>
  `!Sub 'arn:\${AWS::Partition}:apigateway:\${AWS::Region}:states:action/${action}'`;

test('a method with an integration of Step Functions, at the path of its resource, with the variables of its stage', () => {
  const { load } = project({
    'template.yaml': `${api}  Orders: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Shop, ParentId: !GetAtt Shop.RootResourceId, PathPart: orders } }
  OneOrder: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Shop, ParentId: !Ref Orders, PathPart: '{id}' } }
  Prod: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Shop, Variables: { table: orders } } }
  Put:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Shop
      ResourceId: !Ref OneOrder
      HttpMethod: put
      AuthorizationType: AWS_IAM
      Integration:
        Type: AWS
        IntegrationHttpMethod: POST
        Uri: ${uri('StartSyncExecution')}
        Credentials: !GetAtt ApiRole.Arn
        TimeoutInMillis: 5000
        PassthroughBehavior: NEVER
        RequestParameters: { integration.request.header.X: method.request.header.X }
        RequestTemplates: { application/json: !Sub '{"input": "$input.body", "stateMachineArn": "\${Order}"}' }
        IntegrationResponses:
          - { StatusCode: '200', ResponseTemplates: { application/json: $input.path('$.output') } }
          - { StatusCode: 400, SelectionPattern: '4\\d{2}', ResponseParameters: { method.response.header.X: "'1'" } }
  AtRoot:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Shop
      ResourceId: !GetAtt Shop.RootResourceId
      HttpMethod: ANY
      AuthorizationType: NONE
      Integration: { Type: AWS, Uri: ${uri('StartExecution')} }
  ApiRole: { Type: AWS::IAM::Role, Properties: {} }
`,
  });
  const loaded = load('template.yaml');

  expect(startsOf(loaded)).toEqual([
    {
      kind: 'restMethod',
      name: 'Put',
      aliases: [],
      api: 'Shop',
      httpMethod: 'PUT',
      path: '/orders/{id}',
      action: 'StartSyncExecution',
      roleArn: 'arn:aws:iam::123456789012:role/ApiRole',
      requestTemplates: { 'application/json': `{"input": "$input.body", "stateMachineArn": "${orderArn}"}` },
      requestParameters: { 'integration.request.header.X': 'method.request.header.X' },
      passthroughBehavior: 'NEVER',
      responses: [
        {
          statusCode: '200',
          responseTemplates: { 'application/json': "$input.path('$.output')" },
          responseParameters: {},
        },
        {
          statusCode: '400',
          selectionPattern: '4\\d{2}',
          responseTemplates: {},
          responseParameters: { 'method.response.header.X': "'1'" },
        },
      ],
      stageVariables: { table: 'orders' },
      timeoutMs: 5000,
      authorization: 'AWS_IAM',
    },
    {
      kind: 'restMethod',
      name: 'AtRoot',
      aliases: [],
      api: 'Shop',
      httpMethod: 'ANY',
      path: '/',
      action: 'StartExecution',
      problem:
        "Its integration calls Step Functions with no method; the API of Step Functions takes POST. Write the integration's HTTP method: POST.",
      requestTemplates: {},
      requestParameters: {},
      responses: [],
      stageVariables: { table: 'orders' },
    },
  ]);
  expect(notesOf(loaded)).toEqual(['9: Put is for callers that AWS_IAM authorizes, which Stepmill does not check.']);
});

test('methods that call something else are none, and another action is noted', () => {
  const { load } = project({
    'template.yaml': `${api}  ToFunction:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref Shop, ResourceId: x, HttpMethod: GET, Integration: { Type: AWS_PROXY, Uri: !Sub 'arn:aws:apigateway:\${AWS::Region}:lambda:path/f' } }
  Mock:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref Shop, ResourceId: x, HttpMethod: OPTIONS, Integration: { Type: MOCK } }
  Lists:
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref Shop, ResourceId: x, HttpMethod: GET, ApiKeyRequired: true, Integration: { Type: AWS, Uri: ${uri('ListExecutions')} } }
`,
  });
  const loaded = load('template.yaml');

  expect(loaded.starts).toEqual([]);
  expect(notesOf(loaded)).toEqual([
    '12: Lists calls ListExecutions: Stepmill answers StartExecution, StartSyncExecution, DescribeExecution, StopExecution for REST APIs.',
  ]);
});

test('routes of HTTP APIs, from resources and from a document; not those of WebSocket APIs', () => {
  const { load } = project({
    'template.yaml': `Resources:
${orderMachine}  Http: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP } }
  Route:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Http, RouteKey: POST /orders, AuthorizationType: JWT, Target: !Join [/, [integrations, !Ref Start]] }
  Start:
    Type: AWS::ApiGatewayV2::Integration
    Properties:
      ApiId: !Ref Http
      IntegrationType: AWS_PROXY
      IntegrationSubtype: StepFunctions-StartSyncExecution
      CredentialsArn: r
      TimeoutInMillis: '2000'
      RequestParameters: { Input: $request.body, StateMachineArn: !Ref Order }
  QueueRoute:
    Type: AWS::ApiGatewayV2::Route
    Properties: { ApiId: !Ref Http, RouteKey: POST /queue, Target: !Sub 'integrations/\${Queue}' }
  Queue: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Http, IntegrationSubtype: SQS-SendMessage } }
  Socket:
    Type: AWS::ApiGatewayV2::Integration
    Properties: { ApiId: !Ref Http, IntegrationType: AWS, IntegrationUri: ${uri('StartSyncExecution')} }
  Other:
    Type: AWS::ApiGatewayV2::Api
    Properties:
      Body:
        paths:
          /$default:
            x-amazon-apigateway-any-method:
              x-amazon-apigateway-integration:
                type: aws_proxy
                integrationSubtype: StepFunctions-StartExecution
                credentials: r
                requestParameters: { Input: $request.body, StateMachineArn: !Ref Order }
`,
  });
  const loaded = load('template.yaml');
  const requestParameters = { Input: '$request.body', StateMachineArn: orderArn };

  expect(startsOf(loaded)).toEqual([
    {
      kind: 'httpRoute',
      name: 'Route',
      aliases: [],
      api: 'Http',
      routeKey: 'POST /orders',
      subtype: 'StepFunctions-StartSyncExecution',
      requestParameters,
      roleArn: 'r',
      timeoutMs: 2000,
      authorization: 'JWT',
    },
    {
      kind: 'httpRoute',
      name: 'ANY /$default',
      aliases: [],
      api: 'Other',
      routeKey: '$default',
      subtype: 'StepFunctions-StartExecution',
      requestParameters,
      roleArn: 'r',
    },
  ]);
  expect(notesOf(loaded)).toEqual([
    '6: Route is for callers that JWT authorizes, which Stepmill does not check.',
    '18: QueueRoute calls SQS-SendMessage: Stepmill answers StepFunctions-StartExecution, StepFunctions-StartSyncExecution, StepFunctions-StopExecution for HTTP APIs.',
    '22: Socket calls StartSyncExecution for a WebSocket API: Stepmill does not run WebSocket APIs.',
  ]);
});
