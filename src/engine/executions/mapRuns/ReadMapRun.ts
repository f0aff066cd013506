import type { MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { Execution } from '../Execution';
import { MapRun } from './MapRun';
import type { MapRunIdentity } from './MapRunIdentity';

/** A Map Run read from the data directory, to look at. It cannot run. */
export class ReadMapRun extends MapRun {
  constructor(execution: Execution, state: string, identity: MapRunIdentity) {
    const { type: childType } = identity.target.machine;
    // Its children are read, too, so the plan is not needed to run any.
    super(execution, { state, childType, limits: {} } as unknown as MapRunPlan, identity);
  }
}
