/** A service with these state machines. */
export function service(machines: string, more = ''): string {
  return `service: shop
provider:
  name: aws
  runtime: nodejs22.x
  stage: \${opt:stage, 'dev'}
  environment: { SHARED: yes-sir }
stepFunctions:
  stateMachines:
${machines.replace(/^/gm, '    ')}
${more}`;
}
