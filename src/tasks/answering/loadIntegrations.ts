import type * as Integrations from './integrations';

/** `require` looks the file up each time. */
let integrations: typeof Integrations | undefined;

/** Loaded with the first definition that has a task. */
export function loadIntegrations(): typeof Integrations {
  return (integrations ??= require('./integrations') as typeof Integrations);
}
