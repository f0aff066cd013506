/** What would lead a handler to somebody's account of AWS, or tell an SDK not to ask here. */
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

/** What only the developer, or the job that runs the tests, may use. */
const secrets = /^(?:STEPMILL_.*|ACTIONS_.*|GITHUB_TOKEN|GH_TOKEN|NPM_TOKEN|NODE_AUTH_TOKEN)$/i;

/** Which of the developer's variables handlers get. */
export interface Passing {
  /** Names of variables that are let through. */
  readonly passEnvironment?: readonly string[] | undefined;
  /** `allow`: those of AWS are let through, too. */
  readonly awsCalls?: 'fail' | 'allow' | undefined;
}

type Kind = 'secret' | 'aws' | 'other';
const kinds = new Map<string, Kind>();

/** A handler may read the same few variables at each call. */
function kindOfVariable(name: string): Kind {
  let kind = kinds.get(name);
  if (kind === undefined) {
    kind = secrets.test(name) ? 'secret' : awsAccess.test(name) ? 'aws' : 'other';
    kinds.set(name, kind);
  }
  return kind;
}

/** Whether a variable of the developer stays outside of handlers. */
export function staysOutside(name: string, { passEnvironment = [], awsCalls }: Passing): boolean {
  if (passEnvironment.includes(name)) return false;
  const kind = kindOfVariable(name);
  return kind === 'secret' || (kind === 'aws' && awsCalls !== 'allow');
}
