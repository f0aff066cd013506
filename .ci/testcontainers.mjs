// `node .ci/testcontainers.mjs`: fetches Testcontainers, whose tests skip without it. It is no package of the checkout, as it
// brings 49 MB for one test. 11 is the last major that runs on Node 20.
import { fetchRelease } from './fetchRelease.mjs';

fetchRelease('testcontainers', 'testcontainers', '11.14.0', 'package.json');
