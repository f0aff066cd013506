import { lazy } from '../../util/lazy';

/** Loaded with the first definition that has a task. Copied, because the module's own members are getters, which would run at each task. */
export const loadIntegrations = lazy(() => ({ ...(require('./integrations') as typeof import('./integrations')) }));
