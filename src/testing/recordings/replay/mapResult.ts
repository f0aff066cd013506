import type { WalkedState } from '../../../language/asl/walk';
import type { Visit } from '../../../story/trace/Story';
import { isObject, member, parseJson, type Json } from '../../../util/json';
import type { RecordedMapRun } from '../Recording';

/**
 * What a recorded Distributed Map came to, before the state's ResultSelector and so on made its output of it: no event
 * tells. `undefined` when it cannot be told.
 */
export function mapResult(visit: Visit, state: WalkedState, mapRun: RecordedMapRun | undefined): Json | undefined {
  const { object, language } = state;
  if (language === 'JSONata')
    return member(object, 'Output') === undefined ? visit.output : fromChildren(state, mapRun);
  const plain = member(object, 'ResultSelector') === undefined && member(object, 'OutputPath') === undefined;
  const resultPath = member(object, 'ResultPath');
  if (resultPath === null && plain) return [];
  return (plain ? at(visit.output, resultPath ?? '$') : undefined) ?? fromChildren(state, mapRun);
}

/** The outputs of the children that have succeeded, in the order in which they began. */
function fromChildren({ object }: WalkedState, mapRun: RecordedMapRun | undefined): Json | undefined {
  if (member(object, 'ResultWriter') !== undefined) return undefined;
  if (mapRun === undefined || mapRun.childrenLeftOut > 0) return undefined;
  const succeeded = mapRun.children.filter(({ description }) => description['status'] === 'SUCCEEDED');
  const texts = succeeded.map(({ description }) => description['output']);
  return texts.every((text) => typeof text === 'string') ? texts.map(parseJson) : undefined;
}

function at(value: Json | undefined, path: Json): Json | undefined {
  if (typeof path !== 'string' || !/^\$(\.\w+)*$/.test(path)) return undefined;
  let found = value;
  for (const name of path.split('.').slice(1)) found = isObject(found) ? member(found, name) : undefined;
  return found;
}
