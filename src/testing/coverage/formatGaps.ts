import type { CoveredMachine, CoveredPoint } from './CoveredMachine';

/**
 * What no test has run, each with its place; what cannot be told; and what is left out on purpose, with the reason. Inside
 * of a state that was not run, its ways are not told one by one.
 */
export function formatGaps(machines: readonly CoveredMachine[]): string {
  return [
    ...section('Not run by any test:', machines.flatMap(notRun)),
    ...section('Not known, and not counted:', machines.flatMap(notKnown)),
    ...section('Left out:', machines.flatMap(leftOut)),
  ].join('');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`];
}

function notRun({ name, points }: CoveredMachine): string[] {
  const missing = points.filter(({ hits, ignored }) => hits === 0 && !ignored);
  const [machine] = missing;
  if (machine?.id === '' && missing.length === points.filter(({ ignored }) => !ignored).length)
    return [`${at(machine)}  ${name}: all of it`];
  const states = new Set(missing.flatMap(({ kind, state }) => (kind === 'state' ? [state!] : [])));
  return missing
    .filter(({ kind, state }) => kind === 'state' || state === undefined || !states.has(state))
    .sort(byPlace)
    .map((point) => `${at(point)}  ${point.label}`);
}

function notKnown({ name, points, unknown, notCounted }: CoveredMachine): string[] {
  const byId = new Map(points.map((point) => [point.id, point]));
  const ways = Object.entries(unknown).flatMap(([ids, count]): string[] => {
    const candidates = (JSON.parse(ids) as string[]).map((id) => byId.get(id));
    const missing = candidates.filter((point): point is CoveredPoint => point?.hits === 0 && !point.ignored);
    if (missing.length === 0) return [];
    const labels = candidates.flatMap((point) => (point === undefined ? [] : [point.label])).join(' | ');
    return [`${at(missing[0]!)}  ${times(count)} one of: ${labels}`];
  });
  const executions = Object.entries(notCounted).map(
    ([reason, count]) => `${name}: ${count === 1 ? 'an execution' : `${count} executions`} (${reason})`,
  );
  return [...ways, ...executions];
}

function leftOut({ points }: CoveredMachine): string[] {
  return points.flatMap((point, index): string[] => {
    const { ignored, id, hits } = point;
    if (ignored === undefined) return [];
    if (ignored === '') return [`${at(point)}  ${point.label}: counts nevertheless, since its Comment gives no reason`];
    // What is inside of something that is left out is not told again.
    const before = points.slice(0, index);
    if (before.some((other) => other.ignored === ignored && other.kind === 'state' && id.startsWith(`${other.id}/`)))
      return [];
    return [`${at(point)}  ${point.label}: ${ignored}${hits > 0 ? ` (it was run ${times(hits)})` : ''}`];
  });
}

function byPlace({ place: [, line, column] }: CoveredPoint, { place: other }: CoveredPoint): number {
  return line - other[1] || column - other[2];
}

function at({ place: [file, line, column] }: CoveredPoint): string {
  return `${file}:${line}:${column}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
