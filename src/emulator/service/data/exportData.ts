import fs from 'node:fs';
import path from 'node:path';
import { Journal } from '../../../engine/journal/Journal';
import { HarnessError } from '../../../errors/HarnessError';
import { lastWords, nowOf, openFolder } from './openFolder';

/** The first line of an exported file. The previous format can be imported, too. */
const title = { stepmill: 'data', form: 2 } as const;
const formBefore = 1;

/** A further line: a record, or the request that created an account with its own service. */
interface Line {
  readonly account?: string | undefined;
  readonly request?: unknown;
  readonly record?: string | undefined;
}

/** The content of a data directory as JSON lines, including its accounts. Changes nothing. */
export function* exportData(folder: string, onNote: (note: string) => void): Generator<string> {
  yield JSON.stringify(title);
  yield* linesOf(folder, undefined, onNote);
  const accounts = path.join(folder, 'accounts');
  if (!fs.existsSync(accounts)) return;
  for (const account of fs.readdirSync(accounts).sort()) {
    const file = path.join(accounts, account, 'account.json');
    if (!fs.existsSync(file)) continue;
    const request = JSON.parse(fs.readFileSync(file, 'utf8')) as unknown;
    yield JSON.stringify({ account, request } satisfies Line);
    yield* linesOf(path.join(accounts, account), account, onNote);
  }
}

function* linesOf(folder: string, account: string | undefined, onNote: (note: string) => void): Generator<string> {
  const { journal, loaded } = openFolder(folder, { readOnly: true, onNote });
  try {
    for (const payload of lastWords(journal, loaded, nowOf(loaded)))
      yield JSON.stringify({ account, record: payload.toString() } satisfies Line);
  } finally {
    journal.close();
  }
}

/**
 * Creates a data directory from exported lines. Returns the number of its records. Throws HarnessError for other lines.
 */
export function importData(folder: string, lines: Iterable<string>): number {
  let number = 0;
  let count = 0;
  const journals = new Map<string, Journal>();
  const journalOf = (account = ''): Journal => {
    let journal = journals.get(account);
    if (journal === undefined) {
      const own = account === '' ? folder : path.join(folder, 'accounts', account);
      let isEmpty = true;
      journal = Journal.open(own, {}, () => (isEmpty = false));
      journals.set(account, journal);
      if (!isEmpty)
        throw new HarnessError(`${own} already has data. Name a folder that is empty or does not exist yet.`);
    }
    return journal;
  };
  try {
    for (const text of lines) {
      number += 1;
      if (text.trim() === '') continue;
      const line = parse(text, number);
      if (number === 1) checkTitle(line);
      else {
        const { account, request, record } = line as Line;
        if (account !== undefined && !/^\d{12}$/.test(account)) throw wrong(number, 'an account is twelve digits');
        const journal = journalOf(account);
        if (request !== undefined) writeRequest(journal.folder, request);
        else if (typeof record !== 'string') throw wrong(number, 'it contains no record');
        else {
          journal.append(Buffer.from(record));
          count += 1;
        }
        if (count % 1000 === 0) journal.flush();
      }
    }
    if (number === 0) checkTitle({});
    journalOf();
    for (const journal of journals.values()) journal.flush();
  } finally {
    for (const journal of journals.values()) journal.close();
  }
  // Reads it once, so that errors show now rather than at the first start.
  openFolder(folder, { readOnly: true }).journal.close();
  return count;
}

function parse(text: string, number: number): object {
  try {
    const line = JSON.parse(text) as unknown;
    if (typeof line === 'object' && line !== null) return line;
  } catch {
    // Said below.
  }
  throw wrong(number, 'it is not a JSON object');
}

function checkTitle(line: { readonly stepmill?: unknown; readonly form?: unknown }): void {
  const { stepmill, form: given } = line;
  if (stepmill === title.stepmill && (given === title.form || given === formBefore)) return;
  const form =
    stepmill === title.stepmill
      ? `the format ${String(given)}, but this version supports ${formBefore} and ${title.form}`
      : 'no such file';
  throw new HarnessError(`A file of \`stepmill data export\` begins with ${JSON.stringify(title)}; this is ${form}.`);
}

function wrong(number: number, what: string): HarnessError {
  return new HarnessError(`Line ${number} was not written by \`stepmill data export\`: ${what}.`);
}

function writeRequest(folder: string, request: unknown): void {
  fs.writeFileSync(path.join(folder, 'account.json'), JSON.stringify(request), { mode: 0o600 });
}
