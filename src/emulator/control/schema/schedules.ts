import { answered, described, flag, json, list, named, text, time, type Schema } from './Schema';

/** What schedules and pipes do. */
export const scheduleSchemas: Readonly<Record<string, Schema>> = {
  Schedule: answered({
    name: text,
    names: described(list(text), 'All names by which it can be called.'),
    arn: text,
    expression: described(text, '`rate(5 minutes)`, `cron(0 12 * * ? *)`, `at(2030-01-01T00:00:00)`.'),
    zone: described(text, 'An IANA name.'),
    enabled: flag,
    'nextTime?': described(time, 'When it is due next. Absent if it never is.'),
    'problem?': described(text, 'Why it cannot fire.'),
  }),
  FiredSchedule: answered({
    name: text,
    arn: text,
    scheduledTime: described(time, 'The time for which it was scheduled.'),
    targets: list(named('StartedTarget')),
  }),
  PipeRun: answered({
    pipe: text,
    dropped: described(list(answered({ record: json, why: text })), 'The records that no filter let pass.'),
    batches: list(
      answered({
        records: list(json),
        'enriched?': described(json, 'What the enrichment answered.'),
        'enrichedBy?': described(
          answered({ executionArn: text, input: text }),
          'The execution of an enrichment that is an Express workflow.',
        ),
        'input?': described(text, 'What the target got, as JSON text.'),
        'executionArn?': text,
        'output?': described(text, 'The response of a target that was called synchronously, as a JSON string.'),
        failed: described(list(text), 'The ids of the records that failed.'),
        'failure?': described(answered({ error: text, cause: text }), 'Why the batch failed.'),
        'ended?': described(text, 'Why the target was not called, although nothing failed.'),
      }),
    ),
  }),
};
