import type { WorkflowType } from '../language/asl/types';
import { present } from '../util/present';
import { DefinitionLoadError } from './DefinitionLoadError';
import type { LoadedLogging } from './LoadedDefinition';
import type { Position } from '../util/Position';

/** The names of a machine, besides the one under which it is listed. */
export function aliasesOf(name: string, others: readonly unknown[]): readonly string[] {
  const known = others.filter((other): other is string => typeof other === 'string' && other !== name);
  return [...new Set(known)];
}

/** The type in a file; STANDARD without one. */
export function workflowTypeOf(written: string | undefined, at: Position): WorkflowType {
  if (written === undefined) return 'STANDARD';
  if (written === 'STANDARD' || written === 'EXPRESS') return written;
  throw new DefinitionLoadError(at, `There is no state machine type ${written}.`, 'Write STANDARD or EXPRESS.');
}

const levels = ['ALL', 'ERROR', 'FATAL', 'OFF'] as const;

/** The logging settings of a file; an unknown level counts as none. */
export function loggingOf(
  level: unknown,
  includeExecutionData: boolean | undefined,
  logGroupArns: readonly string[],
): LoadedLogging {
  const destinations = logGroupArns.map((logGroupArn) => ({ cloudWatchLogsLogGroup: { logGroupArn } }));
  return present({
    level: levels.find((known) => known === level),
    includeExecutionData,
    destinations: destinations.length > 0 ? destinations : undefined,
  });
}

/** ARNs in the form of CreateStateMachine. */
const logGroup = /^arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:[a-zA-Z0-9_/.#-]{1,512}:\*$/;

/**
 * The logging configuration of a file as it is deployed. If the log group's ARN is unknown, or missing although the
 * level needs one, the group gets the name that AWS's console uses.
 */
export function deployedLogging(
  logging: LoadedLogging | undefined,
  { name, region, accountId }: { name: string; region: string; accountId: string },
): LoadedLogging | undefined {
  if (logging === undefined) return undefined;
  const { level = 'OFF', destinations = [] } = logging;
  const isKnown = destinations.every(({ cloudWatchLogsLogGroup: { logGroupArn } }) => logGroup.test(logGroupArn));
  if (isKnown && (level === 'OFF' || destinations.length > 0)) return logging;
  const group = `/aws/vendedlogs/states/${name.replace(/[^a-zA-Z0-9_/.#-]/g, '-')}-Logs`;
  const logGroupArn = `arn:aws:logs:${region}:${accountId}:log-group:${group}:*`;
  return { ...logging, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] };
}
