import type { Path } from '../../../language/asl/path';
import { resourceOf, statesIn, textIn, type WalkedState } from '../../../language/asl/walk';
import { isObject, member, type JsonObject } from '../../../util/json';
import { placeOf, textParameter } from '../../parameters';
import { knownParameters } from './knownParameters';
import { mapNeeds } from './mapNeeds';
import { atRunTime, type NeededAction } from './NeededAction';
import { neededActions, toNeededAction } from './neededActions';

/** A machine, as far as the needs of its role depend on it. */
export interface NeedyMachine {
  readonly definition: JsonObject;
  /** With the name that it has when it is deployed, or {@link atRunTime} for a name that AWS generates. */
  readonly stateMachineArn: string;
  /** Whether it logs. */
  readonly logs?: boolean;
  /** Whether it is traced by X-Ray. */
  readonly traces?: boolean;
  /** The customer managed key of its EncryptionConfiguration. */
  readonly kmsKeyArn?: string;
}

/** A need, with the state that has it; without one, the machine itself has it. */
export interface MachineNeed extends NeededAction {
  readonly state?: string;
  /** Where the state is in the definition. */
  readonly path?: Path;
}

/** Returns what the role of a machine must allow, in the order of its states. */
export function machineNeeds(machine: NeedyMachine): readonly MachineNeed[] {
  const ofStates = statesIn(machine.definition).flatMap((state) =>
    stateNeeds(state, machine).map((need) => ({ ...need, state: state.name, path: state.path })),
  );
  return [...ofStates, ...settingNeeds(machine)];
}

function stateNeeds(state: WalkedState, { stateMachineArn }: NeedyMachine): readonly NeededAction[] {
  const { type, object, language } = state;
  if (type === 'Map') return mapNeeds(state, stateMachineArn);
  const resource = resourceOf(state);
  if (resource === undefined) return type === 'Task' ? [unknownNeed(textIn(object, 'Resource'))] : [];
  const credentials = member(object, 'Credentials');
  const role = isObject(credentials)
    ? (textParameter(knownParameters(credentials, language), 'RoleArn') ?? atRunTime)
    : undefined;
  const template = member(object, language === 'JSONata' ? 'Arguments' : 'Parameters');
  return neededActions({
    resource,
    parameters: knownParameters(template, language),
    place: placeOf(stateMachineArn),
    stateMachineArn,
    credentialsRoleArn: role,
  });
}

/** Its Resource is a token without a value, or an unknown name. */
function unknownNeed(resource = ''): NeededAction {
  return toNeededAction({
    action: 'lambda:InvokeFunction',
    resources: [atRunTime],
    reason: `calls ${resource}`,
    doubt: `it is unknown what '${resource}' is; most often it is a function`,
  });
}

/** AWS: "IAM policies for logging to CloudWatch Logs" of the Step Functions guide; these actions take no resource. */
export const logActions: readonly string[] = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/** AWS: "IAM policies for AWS X-Ray" of the Step Functions guide. */
const traceActions = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

function settingNeeds({ logs, traces, kmsKeyArn, stateMachineArn }: NeedyMachine): readonly NeededAction[] {
  const all = (actions: readonly string[], reason: string, when: NeededAction['when']): readonly NeededAction[] =>
    actions.map((action) => ({ action, resources: ['*'], reason, when }));
  return [
    ...(logs === true ? all(logActions, 'writes logs', 'create') : []),
    ...(traces === true ? all(traceActions, 'is traced by X-Ray', 'record') : []),
    ...(kmsKeyArn === undefined ? [] : keyNeeds(kmsKeyArn, stateMachineArn)),
  ];
}

/** AWS: "Data at rest encryption" of the Step Functions guide. */
function keyNeeds(kmsKeyArn: string, stateMachineArn: string): readonly NeededAction[] {
  return ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) =>
    toNeededAction({
      action,
      resources: [kmsKeyArn],
      reason: 'encrypts its data',
      when: 'call',
      ...(stateMachineArn.includes(atRunTime)
        ? {}
        : { context: { 'kms:EncryptionContext:aws:states:stateMachineArn': stateMachineArn } }),
    }),
  );
}
