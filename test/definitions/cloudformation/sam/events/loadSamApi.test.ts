import { pass } from '../../../support/pass';
import { project } from '../../../support/project';
import { notesOf, orderArn, startsOf } from '../../../support/starts';

function sam(event: string, more = ''): string {
  return `Transform: AWS::Serverless-2016-10-31
Resources:
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      DefinitionUri: order.asl.json
      Events:
        Post: { Type: Api, Properties: ${event} }
${more}`;
}

function loaded(template: string, files: Record<string, string> = {}) {
  const asl = JSON.stringify(pass('done'));
  return project({ 'template.yaml': template, 'order.asl.json': asl, ...files }).load('template.yaml');
}

const method = {
  kind: 'restMethod',
  name: 'OrderPost',
  aliases: ['Post'],
  api: 'ServerlessRestApi',
  stage: 'Prod',
  httpMethod: 'POST',
  path: '/orders',
  action: 'StartExecution',
  roleArn: 'arn:aws:iam::123456789012:role/OrderPostRole',
  requestTemplates: {
    'application/json': `{"input": "$util.escapeJavaScript($input.json('$'))", "stateMachineArn": "${orderArn}"}`,
  },
  requestParameters: {},
  responses: [
    { statusCode: '200', selectionPattern: '200', responseTemplates: {}, responseParameters: {} },
    { statusCode: '400', selectionPattern: '400', responseTemplates: {}, responseParameters: {} },
  ],
  stageVariables: {},
};

test('an event Api is a method of the API that SAM makes, with the template and the role that it generates', () => {
  expect(startsOf(loaded(sam('{ Path: /orders, Method: post }')))).toEqual([method]);
});

test('UnescapeMappingTemplate keeps quotes; an API of the template has variables and an authorizer', () => {
  const read = loaded(
    sam(
      '{ Path: /orders, Method: any, RestApiId: !Ref Shop, UnescapeMappingTemplate: true }',
      `  Shop:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Variables: { table: orders }
      Auth: { DefaultAuthorizer: Pool, Authorizers: { Pool: { UserPoolArn: arn } } }`,
    ),
  );

  expect(startsOf(read)).toEqual([
    {
      ...method,
      api: 'Shop',
      stage: 'prod',
      httpMethod: 'ANY',
      requestTemplates: {
        'application/json': `{"input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'","'")", "stateMachineArn": "${orderArn}"}`,
      },
      stageVariables: { table: 'orders' },
      authorization: 'COGNITO_USER_POOLS',
    },
  ]);
  expect(notesOf(read)).toEqual([
    '8: The event Post of Order is for callers that COGNITO_USER_POOLS authorizes, which Stepmill does not check.',
  ]);
});

test('Globals hold for the API that SAM makes', () => {
  const globals = 'Globals: { Api: { Auth: { DefaultAuthorizer: AWS_IAM }, Variables: { a: b } } }';
  expect(loaded(sam('{ Path: /orders, Method: post }', globals)).starts).toMatchObject([
    { api: 'ServerlessRestApi', stageVariables: { a: 'b' }, authorization: 'AWS_IAM' },
  ]);
});

test('an API with a document has the methods of that, and SAM adds none', () => {
  const document = `paths:
  /from-file:
    post:
      x-amazon-apigateway-integration:
        type: aws
        httpMethod: POST
        uri: !Sub arn:aws:apigateway:\${AWS::Region}:states:action/StartExecution
        credentials: !GetAtt Role.Arn
        requestTemplates: { application/json: !Sub '{"stateMachineArn": "\${Order}"}' }
`;
  const more = (definition: string): string => `  Shop:
    Type: AWS::Serverless::Api
    Properties: { StageName: prod, Variables: { v: '1' }, ${definition} }
  Role: { Type: AWS::IAM::Role, Properties: {} }`;
  const included = "DefinitionBody: { 'Fn::Transform': { Name: AWS::Include, Parameters: { Location: api.yaml } } }";
  const read = [included, 'DefinitionUri: api.yaml'].map((definition) =>
    loaded(sam('{ Path: /orders, Method: post, RestApiId: !Ref Shop }', more(definition)), { 'api.yaml': document }),
  );

  for (const one of read) {
    expect(startsOf(one)).toEqual([
      {
        kind: 'restMethod',
        name: 'POST /from-file',
        aliases: [],
        api: 'Shop',
        stage: 'prod',
        httpMethod: 'POST',
        path: '/from-file',
        action: 'StartExecution',
        roleArn: 'arn:aws:iam::123456789012:role/Role',
        requestTemplates: { 'application/json': `{"stateMachineArn": "${orderArn}"}` },
        requestParameters: {},
        responses: [],
        stageVariables: { v: '1' },
      },
    ]);
    expect(notesOf(one)).toEqual([
      '8: The event Post of Order adds nothing to Shop: SAM leaves the document of an API as it is, which must contain the method.',
    ]);
  }
});

test('a document that is not at hand is noted', () => {
  const api = (definition: string): string =>
    `  Shop: { Type: AWS::Serverless::HttpApi, Properties: { ${definition} } }`;
  const missing = "DefinitionBody: { 'Fn::Transform': { Name: AWS::Include, Parameters: { Location: gone.yaml } } }";
  const notes = [missing, 'DefinitionUri: s3://bucket/api.yaml'].map((definition) => {
    const read = loaded(sam('{ Path: /o, Method: get }', api(definition)));
    return notesOf(read).map((note) => note.replace(/\/\S*\//g, ''));
  });

  expect(notes).toEqual([
    ['9: Shop starts nothing here, because it cannot be read: There is no file gone.yaml.'],
    ['9: The DefinitionUri of Shop is not read: there is no local file s3:api.yaml.'],
  ]);
});
