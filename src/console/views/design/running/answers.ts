import { textIn, type WalkedState } from '../../../../language/asl/walk';
import type { Json } from '../../../../util/json';
import type { Sample } from '../../../model/expressions/ExpressionScope';

/** A mock in the control API's form. */
export type Mock = { readonly state: string } & ({ readonly returns: Json } | { readonly throws: string });

/** A mock for each Task of a definition, for the author to fill in. */
export function mocksFor(states: readonly WalkedState[]): readonly Mock[] {
  return states
    .filter(({ type }) => type === 'Task')
    .map(({ name, object }) => {
      const resource = textIn(object, 'Resource') ?? '';
      const isInvoke = /:lambda:invoke(\.|$)/.test(resource) && !resource.includes('waitForTaskToken');
      return { state: name, returns: isInvoke ? { StatusCode: 200, Payload: {} } : {} };
    });
}

/** The answers that the tasks had in a run, as mocks; a task that had none has no mock. */
export function mocksOfRun(states: readonly WalkedState[], data: ReadonlyMap<string, Sample>): readonly Mock[] {
  return states
    .filter(({ type }) => type === 'Task')
    .flatMap(({ name }): Mock[] => {
      const { result, error } = data.get(name) ?? {};
      if (result !== undefined) return [{ state: name, returns: result }];
      return error === undefined ? [] : [{ state: name, throws: error }];
    });
}
