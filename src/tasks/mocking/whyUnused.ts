import type { CallList } from './Calls';
import type { Script } from './Script';

/**
 * Why a script has answered nothing, as far as the calls tell: nobody asked, or another script, which is asked before
 * it, took its calls.
 */
export function whyUnused(script: Script, calls: CallList): string {
  const taken = calls.for(script).where((call) => call.script !== undefined && call.script !== script);
  const by = taken.all[0]?.script;
  if (by === undefined) return 'never asked';
  const what = taken.count === 1 ? 'its call was' : `its ${taken.count} calls were`;
  return `never asked: ${what} answered by the ${by.description}, which comes before it`;
}
