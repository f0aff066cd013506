import type { MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { Execution } from '../Execution';
import { MapRun } from './MapRun';
import type { MapRunIdentity } from './MapRunIdentity';

/** A Map Run that was written down and is looked at: it does not go on. */
export class ReadMapRun extends MapRun {
  constructor(execution: Execution, state: string, identity: MapRunIdentity) {
    const { type: childType } = identity.target.machine;
    // Its children are read as well, so that nothing of the plan is needed to run any.
    super(execution, { state, childType, limits: {} } as unknown as MapRunPlan, identity);
  }
}
