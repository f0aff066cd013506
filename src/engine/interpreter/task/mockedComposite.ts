import type { CompositeResource } from '../../../contract/task';
import { invariant } from '../../../errors/invariant';
import type { Json } from '../../../util/json';
import { taskSignal, type Steps } from '../effects';
import { requestOf } from './taskSettings';
import { ReportedError } from '../report';
import type { Scope } from '../Scope';

/**
 * The result of a mock that replaces a whole Map or Parallel; `undefined` without one, so that the state runs.
 * Throws such a mock's error, after writing the state's Started event, to which the error points.
 */
export function* askMock(scope: Scope, resource: CompositeResource, input: Json): Steps<Json | undefined> {
  const { run } = scope;
  const state = scope.state!.name;
  if (!run.mocksState(state)) return undefined;
  const request = requestOf(scope, { state, resource }, input);
  const signal = run.ask(request).next() ?? (yield taskSignal);
  if (signal?.kind === 'passed') return undefined;
  invariant(signal?.kind === 'ended', 'a mock of a whole state answers at once or ends it');
  const { outcome } = signal;
  if ('output' in outcome) return outcome.output;
  throw new ReportedError(outcome.error, outcome.cause, scope.pointer);
}
