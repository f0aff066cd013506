import { isObject, member, type Json, type JsonObject } from '../../util/json';
import type { WalkedState } from '../../language/asl/walk';
import type { FailureReason } from './attempts';

/** What a Fail state says, where its definition says it in plain words: its event has no error. */
export function failStateError(state: WalkedState | undefined): FailureReason {
  const text = (name: string): string | undefined => {
    const written = state && member(state.object, name);
    return typeof written === 'string' && !/^\{%[^]*%\}$/.test(written) ? written : undefined;
  };
  return { error: text('Error'), cause: text('Cause') };
}

/**
 * The error that a catcher took, read from what it put into the state's output: of errors without an event of their
 * own (a path that leads nowhere) the history says nothing else.
 */
export function caughtError(state: WalkedState | undefined, output: Json | undefined): FailureReason | undefined {
  const catchers = (state && member(state.object, 'Catch')) as readonly JsonObject[] | undefined;
  for (const catcher of catchers ?? []) {
    const found = output === undefined ? undefined : at(output, member(catcher, 'ResultPath') ?? '$');
    if (!isObject(found) || typeof found['Error'] !== 'string') continue;
    return { error: found['Error'], cause: typeof found['Cause'] === 'string' ? found['Cause'] : undefined };
  }
  return undefined;
}

function at(value: Json, path: Json): Json | undefined {
  if (typeof path !== 'string' || !/^\$(\.\w+)*$/.test(path)) return undefined;
  let found: Json | undefined = value;
  for (const name of path.split('.').slice(1)) found = isObject(found) ? member(found, name) : undefined;
  return found;
}
