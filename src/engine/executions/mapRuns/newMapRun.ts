import type { Random } from '../../../util/seededRandom';
import { formatUuid } from '../../../util/UuidFamily';
import type { MapRunPlan } from '../../interpreter/map/MapRunPlan';
import type { Execution } from '../Execution';
import { childTarget } from './childTarget';
import { MapRun } from './MapRun';

/** Makes a Map Run for the running fiber. A replay puts one in its place that repeats what was recorded. */
export function newMapRun(execution: Execution, plan: MapRunPlan, random: Random): MapRun {
  // Sets the execution's time-out here, because in a replay, which must set its timers in the same order, the Map Run
  // waits elsewhere.
  execution.watchTime();
  const target = childTarget(execution, plan);
  const word = (): number => Math.floor(random() * 0x1_0000_0000);
  // AWS: the id of a run is a version 4 UUID (recorded 2026).
  const uuid = formatUuid([word(), word(), word(), word()], 4);
  const arn = `${target.machine.arn.replace(':stateMachine:', ':mapRun:')}:${uuid}`;
  const made = new MapRun(execution, plan, { arn, target });
  const mapRun = execution.journal?.newMapRun(made) ?? made;
  execution.engine.scheduler.running!.mapRun = mapRun;
  return mapRun;
}
