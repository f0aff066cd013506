import path from 'node:path';
import { error, type StandInEmulator } from './StandInEmulator';

const end = 'This is a problem of the setup, not a response of AWS, so no Retry or Catch sees it.';

/** One way in which an endpoint is not set up, and what the user reads of it. */
export interface SetUpFault {
  readonly name: string;
  /** In addition to those of `environment`, and in their place; `undefined` removes one. */
  variables(standIn: StandInEmulator): Readonly<Record<string, string | undefined>>;
  prepare?(standIn: StandInEmulator): void;
  /** Between `which` and the end. */
  readonly says: (standIn: StandInEmulator) => string;
}

export const setUpFaults: readonly SetUpFault[] = [
  {
    name: 'unreachable',
    variables: () => ({ AWS_ENDPOINT_URL: 'https://127.0.0.1:1' }),
    says: () =>
      'cannot be reached: connect ECONNREFUSED 127.0.0.1:1\nStart the endpoint, correct AWS_ENDPOINT_URL, or mock the state.',
  },
  {
    name: 'not trusted',
    variables: () => ({ AWS_CA_BUNDLE: undefined }),
    says: () =>
      'has an untrusted certificate: unable to verify the first certificate\nSet AWS_CA_BUNDLE to the file of its ' +
      'certificate authority (AWS_CA_BUNDLE=/path/to/ca.pem), or mock the state.',
  },
  {
    name: 'wrong keys',
    variables: ({ folder }) => ({ AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'none') }),
    says: ({ folder }) =>
      'refuses the credentials: HTTP 403 UnrecognizedClientException: no. The keys of the call are dummies, because ' +
      `AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set and the profile 'default' (${path.join(folder, 'none')}) ` +
      'has no static keys.\nSet AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys that it accepts, or ' +
      'AWS_SHARED_CREDENTIALS_FILE to their file, or mock the state.',
  },
  {
    name: 'not implemented',
    variables: () => ({}),
    prepare: (standIn) => {
      standIn.respond = (request) => error(request, 501, ['NotImplemented', 'NotImplemented']);
    },
    says: () =>
      'does not implement it: HTTP 501 NotImplemented: no\nName another endpoint for this service with AWS_ENDPOINT_URL_DYNAMODB, or mock the state.',
  },
];

/** A task whose every failure is retried and caught. */
export const cautious = {
  StartAt: 'Save',
  States: {
    Save: {
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:putItem',
      Parameters: { TableName: 't', Item: { id: { S: '1' } } },
      Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fallback' }],
      End: true,
    },
    Fallback: { Type: 'Succeed' },
  },
};

/** What the user reads when that task meets it. */
export function messageOf({ variables, says }: SetUpFault, standIn: StandInEmulator): string {
  const { AWS_ENDPOINT_URL: url } = { ...standIn.environment, ...variables(standIn) };
  return `State 'Save' calls dynamodb:putItem at ${url} (AWS_ENDPOINT_URL), which ${says(standIn)}\n${end}`;
}

/** Sets up `process.env` for a stand-in, with one fault or none; returns a function that restores it. */
export function setUp(standIn: StandInEmulator, fault?: SetUpFault): () => void {
  const before = { ...process.env };
  standIn.restart();
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  for (const [name, value] of Object.entries({ ...standIn.environment, ...fault?.variables(standIn) })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  fault?.prepare?.(standIn);
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  };
}
