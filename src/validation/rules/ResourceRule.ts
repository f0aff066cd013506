import { parseResource, type TaskResource } from '../../language/asl/resource';
import type { IntegrationResource } from '../../services/AwsService';
import { findService, sdkServiceName, serviceNames } from '../../services/services';
import { findIntegration, isKnownIntegration, optimisedIntegrations } from '../../services/catalogue';
import { sdkServiceNames } from '../../services/serviceNames';
import { member } from '../../util/json';
import { nearest } from '../../util/nearest';
import type { Rule } from './RuleContext';

/**
 * Resources
 *
 * The `Resource` of a Task names a Lambda function, an activity or an integration, and an optimised integration has the
 * named action and pattern. A service that Stepmill does not know is assumed to exist, unless no service is spelled
 * like that, or its name is close to that of an optimised integration. See "Integrating services" of the AWS Step
 * Functions guide.
 */
export const ResourceRule: Rule = ({ states, actionCheck, report }) => {
  for (const { object, path, type } of states) {
    const arn = member(object, 'Resource');
    if (type !== 'Task' || typeof arn !== 'string') continue;
    const at = [...path, 'Resource'];
    const token = /\$\{[^}]*\}/.exec(arn)?.[0];
    const hint = token === undefined ? undefined : `Replace ${token} by a value.`;
    if (!arn.startsWith('arn:')) {
      report({ message: 'Value is not a valid resource ARN', at, hint });
      continue;
    }
    const resource = parseResource(arn);
    const misspelt = resource?.kind === 'integration' ? actionCheck?.(resource) : undefined;
    if (resource !== undefined && isRecognised(resource) && misspelt?.misspelt !== true) continue;
    report({
      message:
        `The resource provided ${arn} is not recognized. The value is not a valid resource ARN, ` +
        'or the resource is not available in this region.',
      at,
      hint: hint ?? (misspelt?.misspelt === true ? `Did you mean '${misspelt.meant}'?` : suggest(resource)),
    });
  }
};

const functionForm = /:function:[A-Za-z0-9_.-]+(:(\$LATEST|[A-Za-z0-9_-]+))?$/;

function isRecognised(resource: TaskResource): boolean {
  if (resource.kind === 'lambdaFunction') return functionForm.test(resource.arn);
  if (resource.kind === 'activity') return true;
  if (resource.kind === 'integration' && isMisspelt(resource)) return false;
  if (!resource.awsSdk && findService(resource.service) === undefined) return true;
  const usedIn = findIntegration(resource)?.usedIn ?? 'task';
  return usedIn === 'task' && isKnownIntegration(resource);
}

function suggest(resource: TaskResource | undefined): string | undefined {
  if (resource === undefined) {
    return 'Write a Lambda function, an activity, or an integration such as arn:aws:states:::lambda:invoke.';
  }
  if (resource.kind !== 'integration') return undefined;
  const { service, action, awsSdk } = resource;
  const meant = meantResource(resource);
  if (meant !== undefined) return `Did you mean '${meant}'?`;
  if (awsSdk) return 'SDK integrations have no .sync and no streaming operations, and some obsolete ones are left out.';
  const entry = findIntegration(resource);
  if (entry?.usedIn !== undefined && entry.usedIn !== 'task') {
    return `It is only allowed in ItemReader and ResultWriter; in a Task, use arn:aws:states:::aws-sdk:${service}:${action}.`;
  }
  const ending = { REQUEST_RESPONSE: '', SYNC: '.sync', WAIT_FOR_TASK_TOKEN: '.waitForTaskToken' };
  if (entry !== undefined) {
    const forms = entry.patterns.map((pattern) => `${service}:${action}${ending[pattern]}`);
    return `There are ${forms.join(', ')}.`;
  }
  const actions = optimisedIntegrations(service).map((other) => other.action);
  const near = nearest(action, actions);
  if (near !== undefined) return `Did you mean '${service}:${near}'?`;
  return `The optimised integration has ${actions.join(', ')}; others are called as aws-sdk:${service}:${action}.`;
}

/**
 * AWS: after `aws-sdk:`, a service is written in lower case without hyphens, and an action begins with a lower-case
 * letter.
 */
function isMisspelt(resource: IntegrationResource): boolean {
  return meantResource(resource) !== undefined;
}

/** What was probably meant by an invalid service and action; `undefined` if they may be valid. */
function meantResource({ service, action, awsSdk }: IntegrationResource): string | undefined {
  const prefix = awsSdk ? 'aws-sdk:' : '';
  const small = action.slice(0, 1).toLowerCase() + action.slice(1);
  const known = awsSdk ? sdkName(service) : optimisedName(service);
  return known === service && small === action ? undefined : `${prefix}${known}:${small}`;
}

function sdkName(service: string): string {
  if (findService(service, true) !== undefined || sdkServiceNames.includes(service)) return service;
  if (findService(service) !== undefined) return sdkServiceName(service);
  const plain = service.toLowerCase().replaceAll('-', '');
  // A name close to a known one may be a newer service: advice says so.
  return sdkServiceName(plain);
}

function optimisedName(service: string): string {
  return findService(service) === undefined ? (nearest(service, serviceNames(), nearlyTheSame) ?? service) : service;
}

/** The share of a name that may be wrong: one letter in five. */
const nearlyTheSame = 0.2;
