import { Endpoints } from '../../../../src/tasks/integrations/endpoints/Endpoints';

describe('find', () => {
  test('without settings no service has an endpoint', () => {
    const endpoints = new Endpoints();
    expect(['lambda', 'states', 'dynamodb', 'toString', '__proto__'].map((name) => endpoints.find(name))).toEqual(
      Array(5).fill(undefined),
    );
  });

  test('the variables go from the special to the general', () => {
    const endpoints = new Endpoints({
      environment: {
        AWS_ENDPOINT_URL: 'http://all',
        AWS_ENDPOINT_URL_SQS: 'http://sqs-sdk',
        SQS_ENDPOINT: 'http://sqs-local',
        SNS_ENDPOINT: 'http://sns-local',
        AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://secrets',
        STEP_FUNCTIONS_ENDPOINT: 'http://sfn',
        SAGE_MAKER_ENDPOINT: 'http://sagemaker',
        EVENTBRIDGE_ENDPOINT: 'http://events',
        LAMBDA_ENDPOINT: '',
      },
      urls: { 'dynamo-db': 'http://dynamo' },
    });
    const names = 'sqs sns secretsmanager states sfn sagemaker events eventbridge dynamodb lambda s3'.split(' ');
    expect(names.map((name) => (endpoints.find(name) as { url: string }).url)).toEqual([
      'http://sqs-sdk',
      'http://sns-local',
      'http://secrets',
      'http://sfn',
      'http://sfn',
      'http://sagemaker',
      'http://events',
      'http://events',
      'http://dynamo',
      'http://all',
      'http://all',
    ]);
  });

  test('AWS itself is called only when the settings say so', () => {
    const all = new Endpoints({ useAws: true, environment: { SQS_ENDPOINT: 'http://sqs' } });
    expect([all.find('sqs'), all.find('s3')]).toEqual([{ url: 'http://sqs', namedBy: 'SQS_ENDPOINT' }, { aws: true }]);
    const some = new Endpoints({ useAws: ['S3', 'states', 'secrets-manager'] });
    expect(['s3', 'sfn', 'secretsmanager', 'lambda'].map((name) => some.find(name))).toEqual([
      { aws: true },
      { aws: true },
      { aws: true },
      undefined,
    ]);
  });
});

describe('an endpoint that process.env has for the SDK', () => {
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  test('goes before AWS, and is nothing where AWS is not called', () => {
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: 'http://all',
      AWS_ENDPOINT_URL_SQS: 'http://sqs',
      S3_ENDPOINT: 'x',
    });
    const forwards = new Endpoints({ useAws: true });
    expect([forwards.find('sqs'), forwards.find('s3')]).toEqual([
      { url: 'http://sqs', namedBy: 'AWS_ENDPOINT_URL_SQS' },
      { url: 'http://all', namedBy: 'AWS_ENDPOINT_URL' },
    ]);
    expect(new Endpoints({ useAws: ['s3'] }).find('sqs')).toBeUndefined();
    expect(new Endpoints().find('sqs')).toBeUndefined();
  });

  test('is passed over where the user says so', () => {
    Object.assign(process.env, { AWS_ENDPOINT_URL: 'http://all', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' });
    expect(new Endpoints({ useAws: true }).find('sqs')).toEqual({ aws: true });
  });
});

describe('findHttp', () => {
  const endpoints = new Endpoints({
    http: {
      'https://api.example.com/v1/': 'http://127.0.0.1:1/one/',
      'https://api.example.com': 'http://127.0.0.1:2',
      'https://real.example.com': true,
      'https://path.example.com/v1': 'http://127.0.0.1:4',
    },
  });

  test.each([
    ['https://api.example.com/v1/orders?x=1', 'http://127.0.0.1:1/one/orders?x=1'],
    ['https://api.example.com/v1', 'http://127.0.0.1:1/one'],
    ['https://api.example.com/v10', 'http://127.0.0.1:2/v10'],
    ['https://api.example.com', 'http://127.0.0.1:2/'],
    ['https://api.example.com?x=1', 'http://127.0.0.1:2/?x=1'],
    ['https://API.example.com:443/v1/a', 'http://127.0.0.1:1/one/a'],
    ['https://api.example.com/v1/../admin', 'http://127.0.0.1:2/admin'],
    ['https://api.example.com/v1/%2e%2e/admin', 'http://127.0.0.1:2/admin'],
    ['https://api.example.com/v1/.%2E/admin', 'http://127.0.0.1:2/admin'],
    ['https://api.example.com\\v1\\..\\admin', 'http://127.0.0.1:2/admin'],
    ['https://path.example.com/v1/orders', 'http://127.0.0.1:4/orders'],
    ['https://path.example.com/v1/../admin', undefined],
    ['https://path.example.com/v1/%2e%2e/admin', undefined],
    ['https://real.example.com/a', 'https://real.example.com/a'],
    ['https://api.example.com.evil.test/', undefined],
    ['https://api.example.com:8443/', undefined],
    ['https://api.example.com@evil.test/', undefined],
    ['no url', undefined],
  ])('%s goes to %s', (url, target) => expect(endpoints.findHttp(url)?.url).toBe(target));

  test('names the option, and whether another URL replaces it', () => {
    expect(endpoints.findHttp('https://api.example.com/a')).toEqual({
      url: 'http://127.0.0.1:2/a',
      namedBy: "http: { 'https://api.example.com': … }",
      instead: true,
    });
    expect(endpoints.findHttp('https://real.example.com/a')).toEqual({
      url: 'https://real.example.com/a',
      namedBy: "http: { 'https://real.example.com': … }",
    });
  });

  test('a star matches every URL', () => {
    expect(new Endpoints({ http: { '*': 'http://127.0.0.1:3/base' } }).findHttp('https://any.test/a?b=c')?.url).toBe(
      'http://127.0.0.1:3/base/a?b=c',
    );
    expect(new Endpoints({ http: { '*': true } }).findHttp('https://any.test/a')?.url).toBe('https://any.test/a');
    expect(new Endpoints({ http: { '*': 'http://127.0.0.1:3' } }).findHttp('no url')).toBeUndefined();
  });
});
