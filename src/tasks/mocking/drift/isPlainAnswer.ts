import type { RequestedResource } from '../../../language/asl/resource';
import { isObject, kindOf, member, type Json } from '../../../util/json';
import { findOptimised } from '../../awsServices/awsServices';

/**
 * Whether an answer is right by what stands in our own tables: it has no members but those whose kinds are known there.
 * Such an answer needs no client package to compare it with, in any mode, as the API must give none of these members.
 * `false` says nothing of the answer.
 */
export function isPlainAnswer(resource: RequestedResource, output: Json): boolean {
  const action = findOptimised(resource);
  if (action?.answerKinds === undefined || !isObject(output)) return false;
  const { answerKinds, freeMembers } = action;
  return Object.keys(output).every((name) => {
    const value = member(output, name)!;
    if (freeMembers?.includes(name)) return true;
    return Object.hasOwn(answerKinds, name) && (value === null || kindOf(value) === answerKinds[name]);
  });
}
