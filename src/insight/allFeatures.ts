import type { AllFeatures } from '../harness/methods';
import { featureRoutes } from './allRoutes';
import { lazy } from '../util/lazy';

const loadCollector = lazy(
  () => require('./coverage/Collector.harness') as typeof import('./coverage/Collector.harness'),
);
const loadMutated = lazy(() => require('./mutation/mutated') as typeof import('./mutation/mutated'));
const loadScenarios = lazy(
  () => require('./failures/scenariosOf.harness') as typeof import('./failures/scenariosOf.harness'),
);
const loadCheckAlways = lazy(
  () => require('./properties/checkAlways.harness') as typeof import('./properties/checkAlways.harness'),
);
const loadCheckStable = lazy(
  () => require('./recordings/checkStable.harness') as typeof import('./recordings/checkStable.harness'),
);
const loadRecordRun = lazy(
  () => require('./recordings/recordRun.harness') as typeof import('./recordings/recordRun.harness'),
);
const loadPartOfFile = lazy(() => require('./recordings/partOfFile') as typeof import('./recordings/partOfFile'));
const loadReplayRun = lazy(
  () => require('./recordings/replayRun.harness') as typeof import('./recordings/replayRun.harness'),
);
const loadToMatchExecution = lazy(
  () => require('./diff/toMatchExecution.matcher') as typeof import('./diff/toMatchExecution.matcher'),
);
const loadToMatchRecording = lazy(
  () => require('./recordings/toMatchRecording.matcher') as typeof import('./recordings/toMatchRecording.matcher'),
);

/** The features of a harness, one line each. A test that uses none loads none. */
export const allFeatures: AllFeatures = {
  openCoverage: (...args) => {
    const { Collector } = loadCollector();
    return new Collector(...args);
  },
  mutated: (definition) => loadMutated().mutated(definition),
  scenariosOf: (scene) => loadScenarios().scenariosOf(scene),
  checkAlways: (...args) => loadCheckAlways().checkAlways(...args),
  checkStable: (story) => {
    loadCheckStable().checkStable(story);
  },
  recordRun: (...args) => loadRecordRun().recordRun(...args),
  partOfFile: (...args) => loadPartOfFile().partOfFile(...args),
  replayRun: (...args) => loadReplayRun().replayRun(...args),
  replayOnAny: (...args) => loadReplayRun().replayOnAny(...args),
  routes: featureRoutes,
  get toMatchExecution() {
    return loadToMatchExecution().toMatchExecution;
  },
  get toMatchRecording() {
    return loadToMatchRecording().toMatchRecording;
  },
};
