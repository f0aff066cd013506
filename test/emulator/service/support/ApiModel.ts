import { prefix, roleArn } from '../../operations/support/testService';

/** What machines do: end, fail, wait for a minute. */
export type Kind = 'pass' | 'fail' | 'wait';

export const definitions: Readonly<Record<Kind, string>> = {
  pass: '{"StartAt":"S","States":{"S":{"Type":"Pass","End":true}}}',
  fail: '{"StartAt":"S","States":{"S":{"Type":"Fail","Error":"E"}}}',
  wait: '{"StartAt":"S","States":{"S":{"Type":"Wait","Seconds":60,"End":true}}}',
};

interface Machine {
  kind: Kind;
  /** Counts up with each change of the definition. */
  revision: number;
  deleting: boolean;
  published: boolean;
  lastVersion: number;
  /** By number: the revision it was published from, and what it does. */
  readonly versions: Map<number, { readonly revision: number; readonly kind: Kind }>;
  readonly aliases: Map<string, number>;
  readonly tags: Map<string, string>;
}

interface Execution {
  readonly machine: string;
  readonly kind: Kind;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  /** When its wait is over, in seconds of the model's clock. */
  dueS: number;
  redrives: number;
}

/** An operation, its input, and what it must come to: `OK`, or the name of an exception. */
export interface Prediction {
  readonly operation: string;
  readonly input: object;
  readonly outcome: string;
}

export type Action =
  | { readonly do: 'create'; readonly name: string; readonly kind: Kind; readonly publish: boolean }
  | { readonly do: 'update'; readonly name: string; readonly kind: Kind; readonly publish: boolean }
  | { readonly do: 'delete' | 'publish' | 'describe'; readonly name: string }
  | { readonly do: 'deleteVersion'; readonly name: string; readonly version: number }
  | { readonly do: 'alias' | 'shift'; readonly name: string; readonly alias: string; readonly version: number }
  | { readonly do: 'deleteAlias'; readonly name: string; readonly alias: string }
  | { readonly do: 'start'; readonly name: string; readonly qualifier: string; readonly execution: string }
  | { readonly do: 'stop' | 'redrive' | 'history'; readonly name: string; readonly execution: string }
  | { readonly do: 'tag'; readonly name: string; readonly key: string; readonly value: string }
  | { readonly do: 'untag'; readonly name: string; readonly key: string }
  | { readonly do: 'activity' | 'deleteActivity'; readonly name: string };

const machineArn = (name: string): string => `${prefix}:stateMachine:${name}`;
const executionArn = (name: string, execution: string): string => `${prefix}:execution:${name}:${execution}`;

/** A small Step Functions: enough of its rules to say what each call must come to, and what must be there afterwards. */
export class ApiModel {
  readonly machines = new Map<string, Machine>();
  readonly executions = new Map<string, Execution>();
  readonly activities = new Set<string>();
  private nowS = 0;
  /** Machines that are gone and still DELETING for callers, and until when. */
  private readonly leaving = new Map<string, number>();

  /** What a call must come to; the model is then as after it. */
  act(action: Action): Prediction {
    const [operation, input, outcome] = this.apply(action);
    return { operation, input, outcome };
  }

  /** Seconds pass. */
  advance(seconds: number): void {
    this.nowS += seconds;
    for (const execution of this.executions.values()) {
      if (execution.status !== 'RUNNING' || execution.dueS > this.nowS) continue;
      // What runs on a machine that is being deleted fails at its next step.
      execution.status = this.machines.get(execution.machine)?.deleting === true ? 'FAILED' : 'SUCCEEDED';
    }
    this.removeDeleted();
  }

  private apply(action: Action): readonly [operation: string, input: object, outcome: string] {
    const { name } = action;
    const arn = machineArn(name);
    const machine = this.machines.get(name);
    const active = machine === undefined ? this.missing(name) : machine.deleting ? 'StateMachineDeleting' : 'OK';
    switch (action.do) {
      case 'create': {
        const { kind, publish } = action;
        const input = { name, roleArn, definition: definitions[kind], publish };
        if (machine === undefined) this.create(name, kind, publish);
        if (machine?.deleting) return ['CreateStateMachine', input, 'StateMachineDeleting'];
        const same = machine === undefined || (machine.kind === kind && machine.published === publish);
        return ['CreateStateMachine', input, same ? 'OK' : 'StateMachineAlreadyExists'];
      }
      case 'update': {
        const { kind, publish } = action;
        if (active === 'OK') {
          if (machine!.kind !== kind) machine!.revision += 1;
          machine!.kind = kind;
          if (publish) this.publish(machine!);
        }
        return ['UpdateStateMachine', { stateMachineArn: arn, definition: definitions[kind], publish }, active];
      }
      case 'delete':
        if (machine !== undefined) machine.deleting = true;
        this.removeDeleted(30);
        return ['DeleteStateMachine', { stateMachineArn: arn }, 'OK'];
      case 'describe':
        return [
          'DescribeStateMachine',
          { stateMachineArn: arn },
          active === 'StateMachineDoesNotExist' ? active : 'OK',
        ];
      case 'publish':
        if (active === 'OK') this.publish(machine!);
        return ['PublishStateMachineVersion', { stateMachineArn: arn }, active];
      case 'deleteVersion': {
        const { version } = action;
        const isUsed = [...(machine?.aliases.values() ?? [])].includes(version);
        if (!isUsed) machine?.versions.delete(version);
        const input = { stateMachineVersionArn: `${arn}:${version}` };
        return ['DeleteStateMachineVersion', input, isUsed ? 'ConflictException' : 'OK'];
      }
      case 'alias': {
        const { alias, version } = action;
        const input = {
          name: alias,
          routingConfiguration: [{ stateMachineVersionArn: `${arn}:${version}`, weight: 100 }],
        };
        if (machine?.versions.has(version) !== true) return ['CreateStateMachineAlias', input, 'ResourceNotFound'];
        if (machine.deleting) return ['CreateStateMachineAlias', input, 'StateMachineDeleting'];
        const before = machine.aliases.get(alias);
        if (before === undefined) machine.aliases.set(alias, version);
        const same = before === undefined || before === version;
        return ['CreateStateMachineAlias', input, same ? 'OK' : 'ConflictException'];
      }
      case 'shift': {
        const { alias, version } = action;
        const routingConfiguration = [{ stateMachineVersionArn: `${arn}:${version}`, weight: 100 }];
        const input = { stateMachineAliasArn: `${arn}:${alias}`, routingConfiguration };
        const isThere = machine?.aliases.has(alias) === true && machine.versions.has(version);
        if (!isThere) return ['UpdateStateMachineAlias', input, 'ResourceNotFound'];
        if (!machine.deleting) machine.aliases.set(alias, version);
        return ['UpdateStateMachineAlias', input, active];
      }
      case 'deleteAlias':
        machine?.aliases.delete(action.alias);
        return [
          'DeleteStateMachineAlias',
          { stateMachineAliasArn: `${arn}:${action.alias}` },
          machine === undefined ? 'ResourceNotFound' : 'OK',
        ];
      case 'start':
        return this.start(name, action.qualifier, action.execution);
      case 'stop': {
        const execution = this.executions.get(executionArn(name, action.execution));
        if (execution?.status === 'RUNNING') execution.status = 'ABORTED';
        this.removeDeleted();
        const input = { executionArn: executionArn(name, action.execution) };
        return ['StopExecution', input, execution === undefined ? 'ExecutionDoesNotExist' : 'OK'];
      }
      case 'redrive':
        return this.redrive(executionArn(name, action.execution));
      case 'history': {
        const ofExecution = executionArn(name, action.execution);
        const outcome = this.executions.has(ofExecution) ? 'OK' : 'ExecutionDoesNotExist';
        return ['GetExecutionHistory', { executionArn: ofExecution }, outcome];
      }
      case 'tag':
        machine?.tags.set(action.key, action.value);
        return [
          'TagResource',
          { resourceArn: arn, tags: [{ key: action.key, value: action.value }] },
          machine === undefined ? 'ResourceNotFound' : 'OK',
        ];
      case 'untag':
        machine?.tags.delete(action.key);
        return [
          'UntagResource',
          { resourceArn: arn, tagKeys: [action.key] },
          machine === undefined ? 'ResourceNotFound' : 'OK',
        ];
      case 'activity':
        this.activities.add(name);
        return ['CreateActivity', { name }, 'OK'];
      case 'deleteActivity':
        this.activities.delete(name);
        return ['DeleteActivity', { activityArn: `${prefix}:activity:${name}` }, 'OK'];
    }
  }

  private create(name: string, kind: Kind, publish: boolean): void {
    // A new machine has none of the executions of one that had its name.
    for (const [arn, { machine }] of this.executions) if (machine === name) this.executions.delete(arn);
    const machine: Machine = {
      kind,
      revision: 0,
      deleting: false,
      published: false,
      lastVersion: 0,
      versions: new Map(),
      aliases: new Map(),
      tags: new Map(),
    };
    this.machines.set(name, machine);
    this.leaving.delete(name);
    if (publish) this.publish(machine);
  }

  private publish(machine: Machine): void {
    const { revision, kind, versions } = machine;
    machine.published = true;
    if ([...versions.values()].some((version) => version.revision === revision)) return;
    machine.lastVersion += 1;
    versions.set(machine.lastVersion, { revision, kind });
  }

  private start(name: string, qualifier: string, execution: string): readonly [string, object, string] {
    const machine = this.machines.get(name);
    const arn = executionArn(name, execution);
    const stateMachineArn = qualifier === '' ? machineArn(name) : `${machineArn(name)}:${qualifier}`;
    const input = { stateMachineArn, name: execution };
    const answer = (outcome: string) => ['StartExecution', input, outcome] as const;
    if (machine === undefined) return answer(this.missing(name));
    if (machine.deleting) return answer('StateMachineDeleting');
    const number = /^\d+$/.test(qualifier) ? Number(qualifier) : machine.aliases.get(qualifier);
    const kind = qualifier === '' ? machine.kind : machine.versions.get(number ?? 0)?.kind;
    if (kind === undefined) return answer('StateMachineDoesNotExist');
    const before = this.executions.get(arn);
    if (before !== undefined) return answer(before.status === 'RUNNING' ? 'OK' : 'ExecutionAlreadyExists');
    const status = kind === 'pass' ? 'SUCCEEDED' : kind === 'fail' ? 'FAILED' : 'RUNNING';
    this.executions.set(arn, { machine: name, kind, status, dueS: this.nowS + 60, redrives: 0 });
    return answer('OK');
  }

  private redrive(arn: string): readonly [string, object, string] {
    const execution = this.executions.get(arn);
    const answer = (outcome: string) => ['RedriveExecution', { executionArn: arn }, outcome] as const;
    if (execution === undefined) return answer('ExecutionDoesNotExist');
    const isOver = execution.status === 'FAILED' || execution.status === 'ABORTED';
    const isDeleting = this.machines.get(execution.machine)?.deleting === true;
    if (!isOver || isDeleting || !this.machines.has(execution.machine)) return answer('ExecutionNotRedrivable');
    execution.redrives += 1;
    execution.status = execution.kind === 'wait' ? 'RUNNING' : 'FAILED';
    execution.dueS = this.nowS + 60;
    return answer('OK');
  }

  /** A machine that is being deleted is gone once nothing runs on it; its executions stay for a while. */
  private removeDeleted(leavesS = 90): void {
    for (const [name, { deleting }] of this.machines) {
      const runs = [...this.executions.values()].some(
        ({ machine, status }) => machine === name && status === 'RUNNING',
      );
      if (!deleting || runs) continue;
      this.machines.delete(name);
      this.leaving.set(name, this.nowS + leavesS);
    }
  }

  private missing(name: string): string {
    return (this.leaving.get(name) ?? 0) > this.nowS ? 'StateMachineDeleting' : 'StateMachineDoesNotExist';
  }
}
