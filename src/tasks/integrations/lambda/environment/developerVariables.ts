/** Variables that would give a handler access to an AWS account, or keep an SDK from calling Stepmill. */
const awsAccess = new RegExp(
  '^(?:' +
    [
      'AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SECRET_KEY|ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN)',
      'AWS_(?:CREDENTIAL_EXPIRATION|CREDENTIAL_SCOPE|CREDENTIAL_FILE|CREDENTIAL_PROFILES_FILE|ACCOUNT_ID_ENDPOINT_MODE)',
      'AWS_(?:DEFAULT_)?PROFILE',
      'AWS_(?:SHARED_CREDENTIALS_FILE|CONFIG_FILE|LOGIN_CACHE_DIRECTORY)',
      'AWS_(?:ROLE_ARN|ROLE_SESSION_NAME|WEB_IDENTITY_TOKEN_FILE|ROLE_POLICY_ARNS)',
      'AWS_CONTAINER_.*',
      'AWS_EC2_METADATA_.*',
      'AWS_BEARER_TOKEN_.*',
      'AWS_SSO_.*',
      'AWS_VAULT.*',
      'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
      'AWS_USE_(?:FIPS|DUALSTACK)_ENDPOINT',
      'AWS_ENDPOINT_URL_(?:SFN|STEPFUNCTIONS)',
      'AMAZON_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)',
      'BOTO_CONFIG',
    ].join('|') +
    ')$',
  'i',
);

/** Variables that only the developer, or the job that runs the tests, may use. */
const secrets = /^(?:STEPMILL_.*|ACTIONS_.*|GITHUB_TOKEN|GH_TOKEN|NPM_TOKEN|NODE_AUTH_TOKEN)$/i;

/** Which of the developer's variables handlers see. */
export interface Passing {
  /** Names of variables that handlers see in any case. */
  readonly passEnvironment?: readonly string[] | undefined;
  /** `allow`: handlers also see AWS's variables. */
  readonly awsCalls?: 'fail' | 'allow' | undefined;
}

type Kind = 'secret' | 'aws' | 'other';
const kinds = new Map<string, Kind>();

/** Cached: a handler may read the same few variables at each call. */
function kindOfVariable(name: string): Kind {
  let kind = kinds.get(name);
  if (kind === undefined) {
    kind = secrets.test(name) ? 'secret' : awsAccess.test(name) ? 'aws' : 'other';
    kinds.set(name, kind);
  }
  return kind;
}

/** Whether a variable of the developer is hidden from handlers. */
export function staysOutside(name: string, { passEnvironment = [], awsCalls }: Passing): boolean {
  if (passEnvironment.includes(name)) return false;
  const kind = kindOfVariable(name);
  return kind === 'secret' || (kind === 'aws' && awsCalls !== 'allow');
}
