import type { QueryLanguage } from '../../../language/asl/types';
import type { FlowLanguage } from './DataFlow';
import { lazy } from '../../../util/lazy';

const loadJsonataFlow = lazy(() => require('./jsonataFlow') as typeof import('./jsonataFlow'));
const loadJsonPathFlow = lazy(() => require('./jsonPathFlow') as typeof import('./jsonPathFlow'));

/** Each is loaded when a definition first uses it. */
export const flowLanguages: Readonly<Record<QueryLanguage, FlowLanguage>> = {
  get JSONPath() {
    return loadJsonPathFlow().jsonPathFlows;
  },
  get JSONata() {
    return loadJsonataFlow().jsonataFlows;
  },
};
