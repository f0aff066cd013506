// The recordings that `npm run conformance:recordings` plays, with what AWS has changed since the older ones were made.
import fs from 'node:fs';
import path from 'node:path';

/** Copies the cases to a folder and brings them up to date. */
export function copyRecordings(cases, folder) {
  fs.cpSync(cases, folder, { recursive: true });
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    if (!name.endsWith('.json')) continue;
    const text = fs.readFileSync(file, 'utf8');
    if (!text.includes('"EvaluationFailed"')) continue;
    const recorded = JSON.parse(text);
    if (recorded.recorded >= '2024-12') continue;
    historiesIn(recorded.expected).forEach(pointToEntered);
    fs.chmodSync(file, 0o644);
    fs.writeFileSync(file, JSON.stringify(recorded));
  }
}

/**
 * In all recordings of November 2024 an EvaluationFailed behind the state's Entered points to the event before it; in
 * all from December 2024 on it points to the Entered.
 */
function pointToEntered(events) {
  for (const event of events) {
    const before = events.find(({ id }) => id === event.id - 1);
    if (event.type === 'EvaluationFailed' && before.type.endsWith('StateEntered')) event.previousEventId = before.id;
  }
}

function historiesIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(historiesIn);
  return Array.isArray(value) && typeof value[0]?.previousEventId === 'number' ? [value, ...inside] : inside;
}
