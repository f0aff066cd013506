import type { HarnessError } from '../../../../errors/HarnessError';
import { describeValues, type CronField } from './cronFields';
import { rejected } from './rejected';

/** Reads fields of one cron expression: lists of values, ranges and steps. */
export class FieldReader {
  /** `text` is the whole expression, for errors. */
  constructor(readonly text: string) {}

  /** All values of a field, in order. */
  read(field: string, known: CronField): readonly number[] {
    const values = new Set(field.split(',').flatMap((part) => this.part(part, field, known)));
    return [...values].sort((one, other) => one - other);
  }

  /** One value, as a number or by its name. */
  value(text: string, known: CronField): number {
    const index = known.names?.indexOf(text.toUpperCase()) ?? -1;
    if (index !== -1) return known.least + index;
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    if (value >= known.least && value <= known.most) return value;
    throw this.fault(text, known);
  }

  /**
   * `*`, `5`, `1-5`, each with or without a step, such as `0/15`.
   *
   * AWS: a step alone counts from the first value. AWS's own RDS snapshot tool deploys `cron(/30 * * * ? *)`.
   */
  private part(part: string, field: string, known: CronField): number[] {
    const [given, step, ...more] = part.split('/') as [string, ...string[]];
    const range = given === '' && step !== undefined ? '*' : given;
    if (range === '' || more.length > 0) throw this.fault(field, known);
    const by = step === undefined ? 1 : /^\d+$/.test(step) ? Number(step) : 0;
    if (by === 0)
      throw rejected(
        this.text,
        `the step '/${step!}' of ${known.name} is not a number above 0`,
        `Write, for example, '${known.least}/2'.`,
      );
    const [from, to] = this.bounds(range, step !== undefined, known);
    const values: number[] = [];
    // A range past the end continues at the beginning.
    const span = known.most - known.least + 1;
    const length = to >= from ? to - from : to - from + span;
    for (let i = 0; i <= length; i += by) values.push(((from + i - known.least) % span) + known.least);
    return values;
  }

  private bounds(range: string, hasStep: boolean, known: CronField): [number, number] {
    if (range === '*') return [known.least, known.most];
    const [first, last, ...more] = range.split('-') as [string, ...string[]];
    if (more.length > 0) throw this.fault(range, known);
    const from = this.value(first, known);
    if (last === undefined) return [from, hasStep ? known.most : from];
    const to = this.value(last, known);
    if (to < from && !known.wraps)
      throw rejected(this.text, `the ${known.name} range '${range}' runs backwards`, `Write '${last}-${first}'.`);
    return [from, to];
  }

  private fault(text: string, known: CronField): HarnessError {
    const why =
      text === '?'
        ? `'?' is a value of day-of-month and day-of-week only, and ${known.name} has it`
        : `'${text}' is not a value of ${known.name}`;
    return rejected(this.text, why, `Write '*' or values from ${describeValues(known)}.`);
  }
}
