import { route } from '../Control';
import { coverageOf } from '../executions/coverageOf';
import { answered, anyObject, count, described, list, text } from '../schema/Schema';

export const readCoverage = route('GET /coverage', {
  summary:
    'What the executions since the last reset have run of their state machines, as `stepmill coverage` reads it.',
  description:
    'Written into a file whose name ends in `.stepmill-coverage.json`, it counts in the report of the folder. Ask before the reset.',
  answer: answered({
    stepmillCoverage: described(count, 'The version of this form: 1.'),
    machines: list(
      answered({
        name: text,
        definition: described(text, 'JSON, as it was deployed.'),
        hits: described(anyObject, 'How often each state, transition, rule, retrier and catcher was run.'),
        places: anyObject,
        files: anyObject,
        unknown: described(anyObject, 'How often one of several was run, where it is not known which.'),
        notCounted: described(anyObject, 'What kept executions from being counted, and how many.'),
      }),
    ),
    forgotten: described(count, 'How many executions are not kept any more, and not counted.'),
  }),
  async handle({ service }) {
    await service.quiet();
    return { stepmillCoverage: 1, machines: coverageOf(service), forgotten: service.telemetry.forgotten };
  },
});
