import type { DeclaredStart } from '../../contract/starts/DeclaredStart';

/** What files declare to start state machines, a line each: what it is, when it starts something, and what it calls. */
export function describeStarts(starts: readonly DeclaredStart[]): string[] {
  const rows = starts.map((start) => ({ what: `${words[start.kind]} ${start.name}`, ...effectOf(start) }));
  const width = Math.max(0, ...rows.map(({ what }) => Math.min(what.length, 50)));
  return rows.map(({ what, when, calls }) => `${what.padEnd(width)}  ${when}${calls === '' ? '' : ` → ${calls}`}`);
}

const words: Readonly<Record<DeclaredStart['kind'], string>> = {
  rule: 'rule',
  schedule: 'schedule',
  pipe: 'pipe',
  restMethod: 'REST API',
  httpRoute: 'HTTP API',
  bucketEvents: 'bucket',
};

function effectOf(start: DeclaredStart): { readonly when: string; readonly calls: string } {
  switch (start.kind) {
    case 'rule': {
      const { pattern, schedule, eventBus, enabled, targets } = start;
      const bus = eventBus === 'default' ? '' : ` on ${eventBus}`;
      const when = [...(pattern ? [`events${sourceOf(pattern)}${bus}`] : []), schedule ?? []].flat().join(' and ');
      return { when: when + whetherEnabled(enabled), calls: namesInArns(targets.map(({ arn }) => arn)) };
    }
    case 'schedule':
      return {
        when: `${start.expression}${start.timeZone === undefined ? '' : ` in ${start.timeZone}`}${whetherEnabled(start.enabled)}`,
        calls: namesInArns([start.target.arn]),
      };
    case 'pipe':
      return {
        when: `records of ${nameInArn(start.sourceArn)}${whetherEnabled(start.enabled)}`,
        calls: namesInArns([...(start.enrichment ? [start.enrichment.arn] : []), start.target.arn]),
      };
    case 'restMethod': {
      const templates = JSON.stringify(start.requestTemplates);
      const arns = templates.match(/arn:[^:"\\]+:states:[^:"\\]+:[^:"\\]+:stateMachine:[\w:-]+/g) ?? [];
      return { when: `${start.httpMethod} ${start.path}, ${start.action}`, calls: namesInArns(arns) };
    }
    case 'httpRoute': {
      const { StateMachineArn } = start.requestParameters;
      const action = start.subtype.replace('StepFunctions-', '');
      return {
        when: `${start.routeKey}, ${action}`,
        calls: namesInArns(StateMachineArn === undefined ? [] : [StateMachineArn]),
      };
    }
    case 'bucketEvents':
      return { when: 'sends its events to EventBridge', calls: '' };
  }
}

function whetherEnabled(enabled: boolean): string {
  return enabled ? '' : ' (disabled)';
}

/** ` of shop`: the sources that a pattern names. */
function sourceOf({ source }: { readonly [member: string]: unknown }): string {
  const named = Array.isArray(source) ? source.filter((one) => typeof one === 'string') : [];
  return named.length === 0 ? '' : ` of ${named.join(', ')}`;
}

function namesInArns(arns: readonly string[]): string {
  return [...new Set(arns.map(nameInArn))].join(', ');
}

/** The name of a machine, function, queue … in its ARN. */
function nameInArn(arn: string): string {
  const [, , service = '', , , ...rest] = arn.split(':');
  if (service === 'states' || service === 'lambda') return rest.slice(1).join(':') || arn;
  return rest.join(':').split('/stream/')[0]!.split('/').at(-1) || arn;
}
