import type { AllFeatures } from '../harness/methods';
import { featureRoutes } from './allRoutes';
import type * as Coverage from './coverage/Collector.harness';
import type * as Diff from './diff/toMatchExecution.matcher';
import type * as Failures from './failures/scenariosOf.harness';
import type * as Mutation from './mutation/mutated';
import type * as Properties from './properties/checkAlways.harness';
import type * as Match from './recordings/toMatchRecording.matcher';
import type * as Record from './recordings/recordRun.harness';
import type * as Replay from './recordings/replayRun.harness';
import type * as Stable from './recordings/checkStable.harness';

/** The features that a harness has, a line each. A test that uses none loads none. */
export const allFeatures: AllFeatures = {
  openCoverage: (...args) => {
    const { Collector } = require('./coverage/Collector.harness') as typeof Coverage;
    return new Collector(...args);
  },
  mutated: (definition) => (require('./mutation/mutated') as typeof Mutation).mutated(definition),
  scenariosOf: (scene) => (require('./failures/scenariosOf.harness') as typeof Failures).scenariosOf(scene),
  checkAlways: (...args) => (require('./properties/checkAlways.harness') as typeof Properties).checkAlways(...args),
  checkStable: (story) => {
    (require('./recordings/checkStable.harness') as typeof Stable).checkStable(story);
  },
  recordRun: (...args) => (require('./recordings/recordRun.harness') as typeof Record).recordRun(...args),
  replayRun: (...args) => (require('./recordings/replayRun.harness') as typeof Replay).replayRun(...args),
  replayOnAny: (...args) => (require('./recordings/replayRun.harness') as typeof Replay).replayOnAny(...args),
  routes: featureRoutes,
  get toMatchExecution() {
    return (require('./diff/toMatchExecution.matcher') as typeof Diff).toMatchExecution;
  },
  get toMatchRecording() {
    return (require('./recordings/toMatchRecording.matcher') as typeof Match).toMatchRecording;
  },
};
