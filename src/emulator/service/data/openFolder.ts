import { systemNow } from '../../../clock/system';
import { Journal, type JournalOptions } from '../../../engine/journal/Journal';
import { HarnessError } from '../../../errors/HarnessError';
import { lastWords } from './lastWords';
import { Loaded } from './Loaded';

/** A folder is compacted when it is opened and at least so many of its bytes, and half of all, are obsolete. */
const leastDeadBytes = 16_777_216;

export interface OpenFolder {
  readonly journal: Journal;
  readonly loaded: Loaded;
}

/** Opens a data directory and reads it. `compacts`: compact it even if that gains little. */
export function openFolder(folder: string, options: JournalOptions, compacts = false): OpenFolder {
  const { journal, loaded } = read(folder, options);
  const { bytes, deadBytes } = loaded;
  const isWorthIt = deadBytes > leastDeadBytes && deadBytes > bytes / 2;
  if (options.readOnly === true || !(compacts || isWorthIt)) return { journal, loaded };
  try {
    journal.replace(lastWords(journal, loaded, nowOf(loaded)));
    journal.close();
  } catch (error) {
    journal.abandon();
    const why = `${folder} could not be compacted: ${(error as Error).message}.`;
    if (compacts) throw new HarnessError(why);
    options.onNote?.(why);
  }
  return read(folder, options);
}

/** The time of a folder's clock. */
export function nowOf({ clock }: Loaded): number {
  return clock?.nowMs ?? systemNow() + (clock?.aheadMs ?? 0);
}

function read(folder: string, options: JournalOptions): OpenFolder {
  const loaded = new Loaded();
  const journal = Journal.open(folder, options, (payload, place) => loaded.take(payload, place));
  loaded.readFrom((place) => journal.read(place));
  return { journal, loaded };
}
