import type { Visit } from '../../../story/trace/Story';
import { doubles, type JsonObject } from '../../../util/json';
import { ApiError } from '../../api/send';
import type { TracedVisit } from '../../api/trace';
import { textOf } from '../../model/eventText';
import type { HistoryFeed } from '../../model/HistoryFeed';
import { Field } from '../../parts/Field';
import { JsonView } from '../../parts/JsonView';

/** In the order of the data flow. */
const names: readonly (readonly [stage: string, name: string])[] = [
  ['afterInputPath', 'After InputPath'],
  ['afterItemsPath', 'After ItemsPath'],
  ['afterItemsPointer', 'After ItemsPointer'],
  ['afterItemSelector', 'After ItemSelector'],
  ['afterItemBatcher', 'After ItemBatcher'],
  ['afterParameters', 'After Parameters'],
  ['afterArguments', 'Arguments'],
  ['result', 'Result, as it came'],
  ['afterResultSelector', 'After ResultSelector'],
  ['afterResultPath', 'After ResultPath'],
];

/** What a visit did with its data, stage by stage; for a Choice, why it took its branch. */
export function Stages({
  feed,
  visit,
  traced,
  error,
  state,
}: {
  feed: HistoryFeed;
  visit: Visit;
  traced: TracedVisit | undefined;
  error: Error | undefined;
  state: JsonObject | undefined;
}) {
  const entered = feed.events[visit.enteredId - 1];
  const input = textOf(entered, 'input');
  const output = outputOf(feed, visit);
  const stages = traced?.stages?.stages ?? {};
  const shown = names.filter(([stage]) => Object.hasOwn(stages, stage));
  const before = traced?.variablesBefore ?? {};
  const after = traced?.stages?.variables;
  const assigns = visit.assigned !== undefined && Object.keys(visit.assigned).length > 0;
  const { settings = {}, errorDetails = {} } = traced?.stages ?? {};
  return (
    <>
      {traced?.choice !== undefined && (
        <Field name="Why it went there">
          <p>
            {traced.choice.rule === undefined
              ? 'By an unknown rule'
              : traced.choice.rule === 'Default'
                ? 'By Default'
                : `By rule ${traced.choice.rule}`}
            {traced.choice.next !== undefined && (
              <>
                {' '}
                to <b>{traced.choice.next}</b>
              </>
            )}
            .
          </p>
          {traced.choice.lines.length > 0 && (
            <pre class="lines" tabIndex={0} aria-label="The rules, in the order of evaluation">
              {traced.choice.lines.join('\n')}
            </pre>
          )}
        </Field>
      )}
      <Data name="Input" text={input} cut={feed.cutFrom !== undefined && visit.enteredId >= feed.cutFrom} />
      {shown.map(([stage, name]) => (
        <Data
          key={stage}
          name={name}
          text={JSON.stringify(stages[stage])}
          same={stage !== 'result' && JSON.stringify(stages[stage]) === compact(input) ? 'input' : undefined}
        />
      ))}
      {Object.keys(settings).length > 0 && <Data name="Run with" text={JSON.stringify(settings)} />}
      {Object.keys(errorDetails).length > 0 && (
        <Data name="The error was taken by" text={JSON.stringify(errorDetails)} />
      )}
      {visit.outcome !== 'open' && visit.exitedMs !== undefined && <Data name="Output" text={output} />}
      {Object.keys(before).length > 0 && <Data name="Variables before" text={JSON.stringify(before)} />}
      {assigns && <Data name="Variables assigned" text={JSON.stringify(visit.assigned, doubles)} />}
      {assigns && after !== undefined && <Data name="Variables after" text={JSON.stringify(after)} />}
      {traced?.stagesUnknown !== undefined && hasStages(state) && <p class="dim small">{traced.stagesUnknown}</p>}
      {error instanceof ApiError && (
        <p class="dim small">The data between input and output comes from the control API: {error.message}</p>
      )}
    </>
  );
}

function Data({
  name,
  text,
  same,
  cut = false,
}: {
  name: string;
  text: string | undefined;
  same?: string | undefined;
  cut?: boolean;
}) {
  return (
    <Field name={name}>
      {same !== undefined ? (
        <p class="dim">The same as the {same}.</p>
      ) : text === undefined ? (
        <p class="dim">{cut ? 'Not loaded: the history is too large to be shown with all of its data.' : 'None.'}</p>
      ) : (
        <JsonView text={text} label={name} name={name} />
      )}
    </Field>
  );
}

/** The output string of the Exited event as received, with all digits. */
function outputOf(feed: HistoryFeed, visit: Visit): string | undefined {
  const exited = feed.exitOf(visit);
  return textOf(exited, 'output') ?? (visit.output === undefined ? undefined : JSON.stringify(visit.output));
}

function compact(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function hasStages(state: JsonObject | undefined): boolean {
  return (
    state !== undefined &&
    ['Parameters', 'Arguments', 'ResultSelector', 'ResultPath', 'InputPath', 'ItemSelector', 'Output'].some(
      (name) => name in state,
    )
  );
}
