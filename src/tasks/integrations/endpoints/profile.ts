import path from 'node:path';
import { userEnvironment } from './userEnvironment';
import { lazy } from '../../../util/lazy';

/** One profile of the shared `config` and `credentials` files of AWS. */
export interface Profile {
  readonly name: string;
  readonly values: Readonly<Record<string, string | undefined>>;
  /** The credentials file, whether it exists or not. */
  readonly credentialsFile: string;
}

/**
 * Reads the profile of `AWS_PROFILE`, or `default`. The files are read each time, because an emulator writes new keys
 * into them at each start. A missing file counts as empty.
 */
export async function readProfile(): Promise<Profile> {
  const { loadSharedConfigFiles, getHomeDir } = loadConfig();
  const { AWS_PROFILE, AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE } = userEnvironment();
  const folder = path.join(getHomeDir(), '.aws');
  const filepath = AWS_SHARED_CREDENTIALS_FILE || path.join(folder, 'credentials');
  const configFilepath = AWS_CONFIG_FILE || path.join(folder, 'config');
  const files = await loadSharedConfigFiles({ filepath, configFilepath, ignoreCache: true });
  const name = AWS_PROFILE || 'default';
  return {
    name,
    // AWS: the credentials file wins if both have a key.
    values: { ...files.configFile[name], ...files.credentialsFile[name] },
    credentialsFile: filepath,
  };
}

/** Loaded with the first outgoing call: the SDK clients load it anyway. */
const loadConfig = lazy(() => require('@smithy/core/config') as typeof import('@smithy/core/config'));
