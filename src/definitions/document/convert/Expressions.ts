import { readIntrinsic, type Argument, type ParsedCall } from '../../../language/expressions/intrinsics/readIntrinsic';
import { isArray, isObject, type Json } from '../../../util/json';
import { convertCall } from './intrinsics';
import { NotConverted } from './NotConverted';
import type { NoteCode } from './notes';
import { readDefinitePath, type DefinitePath } from './readDefinitePath';
import { codeTree, selectIn, type Tree } from './Tree';

/** Converts the expressions of one state, and collects what differs. */
export class Expressions {
  readonly notes = new Set<NoteCode>();
  /** The functions of JSONata that were written: a variable with such a name would hide one. */
  readonly functions = new Set<string>();

  /** The value of a path. `input` is what `$` means. Throws NotConverted. */
  path(source: string, input: Tree | undefined): Tree {
    return this.follow(readDefinitePath(source), input);
  }

  private follow({ root, variable, steps }: DefinitePath, input: Tree | undefined): Tree {
    if (steps.length > 0) this.notes.add('ARRAYS_ON_THE_WAY');
    if (root === 'context') return selectIn(codeTree('$states.context'), steps);
    if (root === 'variable') return selectIn(codeTree(`$${variable}`), steps);
    if (input === undefined) throw new NotConverted('It reads data that InputPath null has taken away.');
    return selectIn(input, steps);
  }

  /** The value of a path or of a call of an intrinsic function. Throws NotConverted. */
  expression(source: string, input: Tree | undefined): Tree {
    if (source.trimStart().startsWith('$')) return this.path(source, input);
    let call: ParsedCall<DefinitePath>;
    try {
      call = readIntrinsic(source, readDefinitePath);
    } catch (error) {
      if (error instanceof NotConverted) throw error;
      throw new NotConverted((error as Error).message);
    }
    return this.call(call, input);
  }

  private call({ name, arguments: args }: ParsedCall<DefinitePath>, input: Tree | undefined): Tree {
    const convert = (argument: Argument<DefinitePath>): Tree => {
      switch (argument.kind) {
        case 'path':
          return this.follow(argument.path, input);
        case 'call':
          return this.call(argument.call, input);
        default:
          return { kind: 'literal', value: argument.value };
      }
    };
    const inner = args.map((argument) => (argument.kind === 'call' ? argument.call.name : undefined));
    return convertCall(name, args.map(convert), {
      note: (code) => this.notes.add(code),
      uses: (used) => this.functions.add(used),
      rawText: args[0]?.kind === 'text' ? args[0].raw : undefined,
      calls: inner,
    });
  }

  /** The value of a payload template. Throws NotConverted. */
  template(template: Json, input: Tree | undefined): Tree {
    if (isArray(template)) {
      const items = template.map((item) => this.template(item, input));
      return items.every(isLiteral) ? this.literal(template) : { kind: 'array', items };
    }
    if (!isObject(template)) return this.literal(template);
    const members = Object.entries(template).map(([name, value]): readonly [string, Tree] => {
      if (!name.endsWith('.$')) return [name, this.template(value, input)];
      if (typeof value !== 'string') throw new NotConverted(`${name} is no string.`);
      if (/\[\d/.test(value)) this.notes.add('INDEX_PAST_THE_END');
      return [name.slice(0, -2), this.expression(value, input)];
    });
    if (!Object.keys(template).some((name) => name.endsWith('.$')) && members.every(([, value]) => isLiteral(value)))
      return this.literal(template);
    return { kind: 'object', members };
  }

  /** A value as written. Throws NotConverted if JSONata would read an expression in it. */
  literal(value: Json): Tree {
    refuseExpressions(value);
    return { kind: 'literal', value };
  }
}

function isLiteral({ kind }: Tree): boolean {
  return kind === 'literal';
}

function refuseExpressions(value: Json): void {
  if (typeof value === 'string' && (value.trimStart().startsWith('{%') || value.trimEnd().endsWith('%}')))
    throw new NotConverted(`JSONata would read an expression in the string ${JSON.stringify(value)}.`);
  if (isArray(value)) value.forEach(refuseExpressions);
  else if (isObject(value)) Object.values(value).forEach(refuseExpressions);
}
