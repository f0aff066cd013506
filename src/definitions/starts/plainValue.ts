import { parseJson, type Json } from '../../util/json';
import type { LoadContext } from '../LoadContext';
import { renderJson } from '../source/renderJson';
import type { SourceNode } from '../source/SourceNode';
import { fillHoles } from '../stubs/fillHoles';

/**
 * A value as JSON, with a stub for each value that no file contains. Each is noted if `subject` names the place.
 */
export function plainValue(node: SourceNode, subject: string | undefined, { deployment, note }: LoadContext): Json {
  const { text, filled } = fillHoles(renderJson(node, { compact: true }), 'json', deployment);
  for (const { hole, stub } of filled) {
    if (hole.kind === 'unknown' && subject !== undefined)
      note(`${subject} has ${hole.value}, which has no value here (${hole.reason}): it is ${stub}.`, hole.at);
  }
  return parseJson(text.toString());
}
