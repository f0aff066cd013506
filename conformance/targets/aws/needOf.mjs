// What a scenario needs that a bare account does not have, or that the player does not touch there.

const lists = new Set(['ListStateMachines', 'ListActivities']);
const starts = new Set(['StartExecution', 'StartSyncExecution', 'TestState']);
const ownResources = /:activity:|^arn:aws:states:::states:startExecution(?:\.sync(?::2)?)?$|^\$\{[\w-]+\}$/;

/** A few words, or undefined. */
export function needOf({ machine, machines = {}, steps }) {
  if (steps.some(({ call }) => lists.has(call))) return 'lists all that an account holds';
  const text = JSON.stringify([machine, machines, steps]);
  if (text.includes('CUSTOMER_MANAGED_KMS_KEY')) return 'needs a KMS key';
  if (text.includes('logGroupArn')) return 'needs a log group';
  if (!steps.some(({ call, params }) => starts.has(call) && params?.mock === undefined)) return undefined;
  const outside = resourcesOf([machine, machines, steps.filter(({ params }) => params?.mock === undefined)]);
  const service = outside.find((resource) => !ownResources.test(resource));
  return service && `calls ${service}`;
}

/** All values of members named Resource, also in JSON in strings. */
function resourcesOf(value) {
  if (typeof value === 'string' && value.includes('"Resource"')) {
    try {
      return resourcesOf(JSON.parse(value));
    } catch {
      return [];
    }
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'Resource' && typeof member === 'string' ? [member] : resourcesOf(member),
  );
}
