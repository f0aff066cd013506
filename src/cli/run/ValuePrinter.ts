import type { Strand, Visit } from '../../story/trace/Story';
import type { Json } from '../../util/json';
import { formatValue, jsonText } from './formatValue';
import type { LineWriter } from './LineWriter';

/**
 * What --verbose shows below a state's line: its input, the request, its output, and the variables it has set. A value
 * that was shown directly above is not repeated.
 */
export class ValuePrinter {
  /** The last value shown in a line of states, as JSON. */
  private readonly above = new Map<Strand, string | undefined>();

  constructor(private readonly lines: LineWriter) {}

  /** A Parallel or Map was opened. */
  opened(visit: Visit): void {
    const { strand, input } = visit;
    this.print(strand, { in: this.inputOf(visit) });
    this.above.set(strand, jsonText(input));
  }

  over(visit: Visit): void {
    const { strand, input, output, assigned, attempts } = visit;
    const sent = attempts.at(-1)?.parameters;
    const inText = jsonText(input);
    this.print(strand, {
      in: isComposite(visit) ? undefined : this.inputOf(visit),
      sent: jsonText(sent) === inText ? undefined : this.format(strand, sent),
      out: jsonText(output) === inText ? ['the same'] : this.format(strand, output),
      set: this.format(strand, assigned),
    });
    this.above.set(strand, jsonText(output));
  }

  private inputOf({ strand, input }: Visit): readonly string[] | undefined {
    // A branch begins with the input of the state around it.
    const isFirst = strand.kind === 'branch' && !this.above.has(strand);
    const above = isFirst ? jsonText(strand.owner?.input) : this.above.get(strand);
    return above !== undefined && above === jsonText(input) ? ['as above'] : this.format(strand, input);
  }

  private format(strand: Strand, value: Json | undefined): readonly string[] | undefined {
    return value === undefined ? undefined : formatValue(value, this.lines.room(strand));
  }

  private print(strand: Strand, values: Readonly<Record<string, readonly string[] | undefined>>): void {
    for (const [word, lines = []] of Object.entries(values))
      lines.forEach((line, index) => this.lines.note(strand, `${(index === 0 ? word : '').padEnd(5)}${line}`));
  }
}

/** Whether other states run inside it. */
export function isComposite({ type }: Pick<Visit, 'type'>): boolean {
  return type === 'Parallel' || type === 'Map';
}
