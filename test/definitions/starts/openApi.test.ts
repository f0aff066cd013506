import { project } from '../support/project';
import { notesOf, orderMachine, startsOf } from '../support/starts';

const uri = (action: string): string =>
  `!Sub 'arn:\${AWS::Partition}:apigateway:\${AWS::Region}:states:action/${action}'`;

test('the OpenAPI document of an API', () => {
  const { load } = project({
    'template.yaml': `Resources:
${orderMachine}  Shop:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Body:
        openapi: 3.0.1
        security: [{ pool: [] }]
        components:
          securitySchemes:
            pool: { type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: cognito_user_pools }
            key: { type: apiKey, name: x-api-key, in: header }
          x-amazon-apigateway-integrations:
            start: { type: aws, httpMethod: post, uri: ${uri('StartExecution')}, responses: { default: { statusCode: 200 }, '4..': { statusCode: 400 } } }
        paths:
          /orders:
            post:
              operationId: createOrder
              x-amazon-apigateway-integration: { $ref: '#/components/x-amazon-apigateway-integrations/start' }
            get:
              x-amazon-apigateway-integration: { type: mock }
          /{proxy+}:
            x-amazon-apigateway-any-method:
              security: [{ key: [] }]
              x-amazon-apigateway-integration:
                type: aws
                httpMethod: POST
                uri: ${uri('StopExecution')}
                credentials: r
                passthroughBehavior: when_no_templates
                timeoutInMillis: 1000
                requestTemplates: { application/json: t }
`,
  });
  const loaded = load('template.yaml');
  const shared = { kind: 'restMethod', api: 'Shop', stageVariables: {}, requestParameters: {} };

  expect(startsOf(loaded)).toEqual([
    {
      ...shared,
      name: 'createOrder',
      aliases: ['POST /orders'],
      httpMethod: 'POST',
      path: '/orders',
      action: 'StartExecution',
      problem:
        'Its integration has no credentials, so API Gateway cannot call Step Functions. Give it a role that may.',
      requestTemplates: {},
      responses: [
        { statusCode: '200', responseTemplates: {}, responseParameters: {} },
        { statusCode: '400', selectionPattern: '4..', responseTemplates: {}, responseParameters: {} },
      ],
      authorization: 'COGNITO_USER_POOLS',
    },
    {
      ...shared,
      name: 'ANY /{proxy+}',
      aliases: [],
      httpMethod: 'ANY',
      path: '/{proxy+}',
      action: 'StopExecution',
      roleArn: 'r',
      requestTemplates: { 'application/json': 't' },
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
      responses: [],
      timeoutMs: 1000,
    },
  ]);
  expect(notesOf(loaded)).toEqual([
    '5: Shop (POST /orders) is for callers that COGNITO_USER_POOLS authorizes, which Stepmill does not check.',
    '5: Shop (ANY /{proxy+}) needs an API key, which Stepmill does not check.',
  ]);
});
