import { dirname } from 'node:path';
import type { FileCheck } from './check-files.ts';
import type { Disk } from './disk.ts';
import { temporaryName } from './durable-json-file.ts';
import { asideName, copyOf, readDocumentFile } from './inspect-document.ts';
import { writing } from './store-errors.ts';

/** A second copy that was damaged while its file is good; it has been replaced, and the damaged one kept. */
export interface ReplacedCopy {
  file: string;
  reason: string;
  keptAs: string;
}

/**
 * Makes every document's second copy the same as its good file again, so that no reader is shown what a later
 * restore would take back, and removes what unfinished writes have left. Returns the copies that were damaged.
 */
export async function restoreCopies(check: FileCheck, disk: Disk): Promise<ReplacedCopy[]> {
  const replaced: ReplacedCopy[] = [];
  for (const leftover of check.leftovers) await writing(leftover, () => disk.remove(leftover));
  for (const { file, collection } of check.unequalCopies) {
    const copy = copyOf(file);
    const temporary = temporaryName(copy);
    await writing(copy, async () => {
      const content = await readDocumentFile(copy, collection, disk);
      if (content.kind !== 'good' && content.kind !== 'absent') {
        const keptAs = await asideName(copy, disk);
        await disk.rename(copy, keptAs);
        replaced.push({ file: copy, reason: content.reason, keptAs });
      }
      await disk.writeNew(temporary, String(await disk.read(file)));
      await disk.rename(temporary, copy);
      await disk.syncDirectory(dirname(file));
    });
  }
  return replaced;
}
