import { member, type JsonObject } from '../../../util/json';
import { policyService } from '../../policies';
import { findService, sdkServiceName } from '../../services';
import { arnIn } from '../../parameters';
import type { ArnPlace } from '../../AwsService';
import { atRunTime } from './NeededAction';
import { resourceForms } from './resourceForms';
import type { IntegrationCall } from './ServiceNeeds';

/**
 * The resources of a call as its parameters name them: ARNs, `*` for an action that takes none, or {@link atRunTime}.
 *
 * @param action the call, if it is not the task's own: what describes or stops a job, with the parameters that started it
 */
export function calledResources(
  { resource, parameters, place }: IntegrationCall,
  action = resource.action,
): readonly string[] {
  const service = sdkServiceName(resource.service);
  const forms = Object.hasOwn(resourceForms, service) ? resourceForms[service]! : {};
  const own = Object.hasOwn(forms, action) ? forms[action] : forms['*'];
  if (own !== undefined) return own.map((form) => filled(form, policyService(service), parameters, place));
  if (action !== resource.action) return [atRunTime];
  const arn = findService(resource.service, resource.awsSdk)?.arn?.(parameters, place);
  return [arn ?? atRunTime];
}

/** A form with the values of its members. */
function filled(form: string, policyName: string, parameters: JsonObject, place: ArnPlace): string {
  if (form === '*') return form;
  let whole: string | undefined;
  const end = form.replace(/\{(\w+)(?:=([^}]*))?\}/g, (_match, name: string, standard: string = atRunTime) => {
    const given = member(parameters, name);
    const value = typeof given === 'string' && given !== '' ? given : standard;
    if (value.startsWith('arn:')) {
      whole = ofArn(form, name, value);
      return '';
    }
    return value;
  });
  if (whole !== undefined) return whole;
  // An unknown value may be the ARN of something anywhere.
  return end.includes(atRunTime) ? atRunTime : arnIn(place, policyName, end);
}

/** The resource that an ARN in a form names: itself, or what belongs to it (`task/CLUSTER/*` for a cluster's ARN). */
function ofArn(form: string, name: string, arn: string): string {
  const [kind = '', ...rest] = form.split('/');
  const at = rest.findIndex((part) => part.startsWith(`{${name}`));
  if (at < 0 || at === rest.length - 1) return arn;
  const owner = arn.split(':').slice(0, 5).join(':');
  const id = arn.slice(arn.lastIndexOf('/') + 1);
  return `${owner}:${[kind, ...rest.slice(0, at), id, ...rest.slice(at + 1)].join('/')}`.replaceAll(
    /\{[^}]*\}/g,
    atRunTime,
  );
}
