import type * as Integrations from './integrations';

/** Loaded with the first definition that has a task. */
export function loadIntegrations(): typeof Integrations {
  return require('./integrations') as typeof Integrations;
}
