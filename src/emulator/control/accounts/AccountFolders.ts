import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../errors/HarnessError';
import type { DataOptions } from '../../service/data/DataDirectory';

const optionsFile = 'account.json';

/** The accounts in a data directory with a service of their own: a folder each, and what the request asked for. */
export class AccountFolders {
  constructor(private readonly data: DataOptions) {}

  /** The folder of an account. */
  dataOf(accountId: string): DataOptions {
    return { ...this.data, folder: path.join(this.data.folder, 'accounts', accountId) };
  }

  /** Keeps the request that made an account, for the next start. */
  keep(accountId: string, request: unknown): void {
    const file = path.join(this.dataOf(accountId).folder, optionsFile);
    fs.writeFileSync(`${file}.new`, JSON.stringify(request), { mode: 0o600 });
    fs.renameSync(`${file}.new`, file);
  }

  /** Removes everything of an account. */
  remove(accountId: string): void {
    const { folder } = this.dataOf(accountId);
    // First, so that the account is gone even if the rest is interrupted.
    fs.rmSync(path.join(folder, optionsFile), { force: true });
    fs.rmSync(folder, { recursive: true, force: true });
  }

  /** The accounts, with the request that made each. */
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
