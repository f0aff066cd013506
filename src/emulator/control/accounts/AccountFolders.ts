import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../errors/HarnessError';
import type { DataOptions } from '../../service/data/DataDirectory';

const optionsFile = 'account.json';

/** The accounts with a service of their own in a data directory: a folder each, beside what the request asked for. */
export class AccountFolders {
  private readonly data: DataOptions;

  constructor(data: DataOptions) {
    this.data = data;
  }

  /** Where an account keeps what it has. */
  dataOf(accountId: string): DataOptions {
    return { ...this.data, folder: path.join(this.data.folder, 'accounts', accountId) };
  }

  /** The account was made with that; it is there with the next start. */
  keep(accountId: string, request: unknown): void {
    const file = path.join(this.dataOf(accountId).folder, optionsFile);
    fs.writeFileSync(`${file}.new`, JSON.stringify(request), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }

  /** Nothing of an account is left. */
  remove(accountId: string): void {
    const { folder } = this.dataOf(accountId);
    // The account is gone with this file, should the rest be interrupted.
    fs.rmSync(path.join(folder, optionsFile), { force: true });
    fs.rmSync(folder, { recursive: true, force: true });
  }

  /** The accounts that are there, and what each was asked for with. */
  *all(): Generator<readonly [accountId: string, request: unknown]> {
    const folder = path.join(this.data.folder, 'accounts');
    if (!fs.existsSync(folder)) return;
    for (const accountId of fs.readdirSync(folder).sort()) {
      const file = path.join(folder, accountId, optionsFile);
      if (!fs.existsSync(file)) continue;
      try {
        yield [accountId, JSON.parse(fs.readFileSync(file, 'utf8')) as unknown];
      } catch (error) {
        throw new HarnessError(
          `${file} is damaged: ${(error as Error).message}. Put it back from a copy of the folder.`,
        );
      }
    }
  }
}
