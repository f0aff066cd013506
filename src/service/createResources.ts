import { Engine } from '../executions/Engine';
import { ExpressArchive } from '../operations/execution/ExpressArchive';
import type { Resources } from '../operations/OperationContext';
import { Activities } from '../store/Activities';
import { createIds } from '../store/ids';
import { Pagination } from '../store/pagination';
import { StateMachines } from '../store/StateMachines';
import { Tags } from '../store/Tags';
import { answerTask } from './answerTask';
import { createClock } from './createClock';
import type { ServiceOptions } from './ServiceOptions';

/** Everything that the operations of one service work on, fresh. */
export function createResources(options: ServiceOptions): Resources {
  const { seed, answerers = [] } = options;
  const ids = createIds(seed === undefined ? undefined : String(seed));
  const engine = new Engine({
    createClock: (onFired) => createClock(options, onFired),
    secret: ids.secret(),
    seed: ids.secret(),
    answer: (request, control) => answerTask(answerers, request, control),
    admitTask: (request) => request,
  });
  return {
    stateMachines: new StateMachines(),
    activities: new Activities(),
    tags: new Tags(),
    pagination: new Pagination(ids.secret(), () => engine.now()),
    express: new ExpressArchive(),
    ids,
    engine,
  };
}
