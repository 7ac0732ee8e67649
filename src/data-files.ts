import { fileURLToPath } from 'node:url';

/** The path of a file or folder below the project's `data/`, wherever the program was started from. */
export function dataFile(name: string): string {
  return fileURLToPath(new URL(`../data/${name}`, import.meta.url));
}
