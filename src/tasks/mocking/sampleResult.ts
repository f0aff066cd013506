import type { TaskResource } from '../../language/asl/resource';
import { isObject, type Json } from '../../util/json';
import { findAction, findJob } from '../../services/services';
import type { ServiceShape, ServiceStructure } from '../../services/schemas/ServiceShape';
import { answerShape } from './drift/answerShape';

/** How deeply nested structures in a result are written out. */
const mostLevels = 3;
/** The number of members that are shown if none is required. */
const fewMembers = 3;

/**
 * A result that a mock of this task could return, to be completed by hand: the members required by the service's API if
 * its client package is installed, `{}` if nothing is known.
 *
 * @example sampleResult(parseResource('arn:aws:states:::lambda:invoke')) // { StatusCode: 200, Payload: {} }
 */
export function sampleResult(resource: TaskResource): Json {
  // The result comes from a function, an activity worker, or the holder of the token.
  if (resource.kind !== 'integration' || resource.pattern === 'WAIT_FOR_TASK_TOKEN') return {};
  const own = findAction(resource)?.sample?.(resource);
  if (own !== undefined) return own;
  const job = findJob(resource)?.end.success;
  const { shape } = answerShape(resource, 'execution');
  const sample = shape === undefined ? {} : sampleOf(shape, mostLevels);
  return isObject(job) && isObject(sample) ? { ...sample, ...job } : sample;
}

function sampleOf(shape: ServiceShape, levels: number): Json {
  switch (shape.kind) {
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'list':
      return [];
    case 'map':
    case 'document':
      return {};
    case 'timestamp':
      return '2030-01-01T00:00:00Z';
    case 'structure':
    case 'union':
      return levels === 0 ? {} : structureOf(shape, levels);
    default:
      return '…';
  }
}

function structureOf({ kind, members }: ServiceStructure, levels: number): Json {
  const required = members.filter((member) => member.required);
  const shown = required.length > 0 ? required : members.slice(0, kind === 'union' ? 1 : fewMembers);
  return Object.fromEntries(shown.map(({ name, shape }) => [name, sampleOf(shape, levels - 1)]));
}
