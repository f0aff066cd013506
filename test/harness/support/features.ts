import { setFeatures } from '../../../src/harness/methods';
import { allFeatures } from '../../../src/insight/allFeatures';

// For tests that make a harness without an entry of the package.
setFeatures(allFeatures);
