import type { WorkflowType } from '../language/asl/types';
import { present } from '../util/present';
import { DefinitionLoadError } from './DefinitionLoadError';
import type { LoadedLogging } from './LoadedDefinition';
import type { Position } from './source/Position';

/** The names that a machine goes by, beside the one that it is listed under. */
export function aliasesOf(name: string, others: readonly unknown[]): readonly string[] {
  const known = others.filter((other): other is string => typeof other === 'string' && other !== name);
  return [...new Set(known)];
}

/** The type that a file writes; STANDARD without one. */
export function workflowTypeOf(written: string | undefined, at: Position): WorkflowType {
  if (written === undefined) return 'STANDARD';
  if (written === 'STANDARD' || written === 'EXPRESS') return written;
  throw new DefinitionLoadError(at, `There is no state machine type ${written}.`, 'Write STANDARD or EXPRESS.');
}

const levels = ['ALL', 'ERROR', 'FATAL', 'OFF'] as const;

/** What a file tells of logging; a level that AWS does not know is none. */
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

/** As CreateStateMachine takes them. */
const logGroup = /^arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:[a-zA-Z0-9_/.#-]{1,512}:\*$/;

/**
 * The logging configuration of a file as it is deployed. Where nobody can tell the log group's ARN, the group has the
 * name that AWS's console gives it; without one, where the level asks for one, too.
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
