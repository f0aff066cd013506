import { globalSetup } from './harness/globalSetup/globalSetup';
import { setFeatures } from './harness/methods';
import { allFeatures } from './insight/allFeatures';

setFeatures(allFeatures);

/**
 * `globalSetup: 'stepmill/global-setup'` in the configuration of Jest or Vitest: one server for the whole run, and an
 * account in it for each `stepmill()`. Both runners take a module that is a function.
 */
export = globalSetup;
