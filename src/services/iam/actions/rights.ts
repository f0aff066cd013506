import { rightTo } from '../../policies';

/** Returns the actions of IAM that a call needs, by the service's name in the SDK: usually its own name. */
export function rightsTo(service: string, call: string): readonly string[] {
  return [rightTo(service, call)];
}
