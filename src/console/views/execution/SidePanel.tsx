import type { Picks } from '../../model/picks';
import { route } from '../../route/navigate';
import { ExecutionData } from './ExecutionData';
import type { ExecutionView } from './readExecution';
import { StatePanel } from './StatePanel';

/** The data of the state that is chosen, or of the execution as a whole. */
export function SidePanel({ view, picks }: { view: ExecutionView; picks: Picks }) {
  const { state, side } = route.value.query;
  if (state === undefined || side === 'execution') return <ExecutionData view={view} />;
  return <StatePanel key={state} view={view} picks={picks} state={state} />;
}
