import { readProfile } from '../endpoints/profile';
import { userEnvironment } from '../endpoints/userEnvironment';

/** The keys with which a call is signed. */
export interface SigningKeys {
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  /** Where they come from, for messages: `those of AWS_ACCESS_KEY_ID`. */
  readonly source: string;
}

const dummy = { accessKeyId: 'stepmill', secretAccessKey: 'stepmill' };

/**
 * Finds the keys for a call to an endpoint: those in the environment, or else the static keys of the profile in the
 * shared files, read each time, or else dummies. Uses no other source: no metadata service, no IAM Identity Center, no
 * `credential_process`.
 *
 * @param accountId an account that the caller has chosen: its number is the key, as endpoints with several accounts
 * expect it
 */
export async function findSigningKeys(accountId: string | undefined): Promise<SigningKeys> {
  if (accountId !== undefined)
    return { credentials: { ...dummy, accessKeyId: accountId }, source: `dummies for the account ${accountId}` };
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: sessionToken } = userEnvironment();
  if (id && secret) {
    return {
      credentials: { accessKeyId: id, secretAccessKey: secret, ...(sessionToken && { sessionToken }) },
      source: 'those of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    };
  }
  return keysOfProfile();
}

async function keysOfProfile(): Promise<SigningKeys> {
  const { name, values, credentialsFile } = await readProfile();
  const {
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    aws_session_token: sessionToken,
  } = values;
  if (accessKeyId && secretAccessKey) {
    return {
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
      source: `those of the profile '${name}' (${credentialsFile})`,
    };
  }
  return {
    credentials: dummy,
    source:
      `dummies, because AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set and the profile '${name}' ` +
      `(${credentialsFile}) has no static keys`,
  };
}
