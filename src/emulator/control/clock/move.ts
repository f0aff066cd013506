import type { Service } from '../../service/Service';
import { checkAdvance } from './checkAdvance';

/**
 * Moves the time of the service, or of one execution, when all has happened that can happen before, and waits until all
 * has happened that then can. Throws HarnessError where time ends.
 */
export async function move(service: Service, ms: number, executionArn?: string): Promise<void> {
  await service.quiet();
  checkAdvance(service, ms);
  if (executionArn === undefined) service.advance(ms);
  else service.advanceExecution(executionArn, ms);
  await service.quiet();
}
