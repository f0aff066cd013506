import type { Environment } from './Endpoints';

/**
 * The variables of this process as the user has set them: keys, paths of key and certificate files, endpoints of the
 * SDK.
 */
export function userEnvironment(): Environment {
  return process.env;
}
