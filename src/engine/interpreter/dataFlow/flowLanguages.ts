import type { QueryLanguage } from '../../../language/asl/types';
import { jsonataFlows } from './jsonataFlow';
import { jsonPathFlows } from './jsonPathFlow';
import type { FlowLanguage } from './DataFlow';

/** Each is loaded when a definition first has it (`.ci/bundleLazy.mjs`). */
export const flowLanguages: Readonly<Record<QueryLanguage, FlowLanguage>> = {
  get JSONPath() {
    return jsonPathFlows;
  },
  get JSONata() {
    return jsonataFlows;
  },
};
