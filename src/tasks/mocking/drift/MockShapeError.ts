import type { TaskRequest } from '../../../language/asl/task';
import { HarnessError } from '../../../errors/HarnessError';
import { callName } from '../matchers/serviceMatcher';
import { describeValue } from '../toJson';
import type { AnswerShape } from './answerShape';
import type { ShapeViolation } from './checkShape';
import type { ValidationMode } from './MockChecker';

/** A scripted answer that the mocked API cannot give. */
export class MockShapeError extends HarnessError {
  readonly violations: readonly ShapeViolation[];

  constructor(request: TaskRequest, found: AnswerShape, mode: ValidationMode, violations: readonly ShapeViolation[]) {
    super(message(request, found, mode, violations));
    this.name = 'MockShapeError';
    this.violations = violations;
  }
}

function message(
  request: TaskRequest,
  { api, schema }: AnswerShape,
  mode: ValidationMode,
  violations: readonly ShapeViolation[],
): string {
  const { name, version } = schema.package;
  return [
    `The mock of state '${request.state}' (${callName(request.resource)}) gives an answer that ${api} cannot give:`,
    ...violations.map((violation) => `  - ${line(violation)}`),
    ...hints(request, violations),
    `Checked against ${name} ${version}, mode ${mode}. Correct the answer, or let it pass with .validated('NONE').`,
  ].join('\n');
}

function line({ rule, path, expected, actual, nearest }: ShapeViolation): string {
  const where = path === '' ? 'the answer' : path;
  const meant = nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
  switch (rule) {
    case 'required':
      return `${where} is missing: the API always gives it.`;
    case 'unknown':
      return `${where} is no member: the API has ${expected.replace(/^one of /, '')}.${meant}`;
    default:
      return `${where} is ${describeValue(actual ?? null)}: the API says ${expected}.${meant}`;
  }
}

function hints(request: TaskRequest, violations: readonly ShapeViolation[]): readonly string[] {
  if (callName(request.resource) !== 'lambda:invoke' || !violations.some(({ rule }) => rule === 'unknown')) return [];
  return ["For what the function returns, write lambda('…').returns(…), or .returns({ Payload: … }) for the state."];
}
