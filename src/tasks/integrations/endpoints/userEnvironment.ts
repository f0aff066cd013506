import type { Environment } from './Endpoints';

/** The variables of this process as its user has set them: keys, files of keys and certificates, endpoints of the SDK. */
export function userEnvironment(): Environment {
  return process.env;
}
