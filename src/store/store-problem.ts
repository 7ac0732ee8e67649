/** A document that cannot be read, and what can be done about it. */
export interface StoreProblem {
  /** The document's file. */
  file: string;
  /** `missing`: only the second copy is there. `newer`: written by a later version. `unreadable`: the system refused. */
  kind: 'damaged' | 'missing' | 'newer' | 'unreadable';
  /** What is wrong; holds no content. */
  reason: string;
  /** The second copy, written together with the file. */
  copy: { file: string; state: 'good' } | { file: string; state: 'bad'; reason: string };
  /** Free names for putting a damaged file, and a damaged second copy, aside. */
  aside: { file: string; copy: string };
}

/** A problem in words for the operator, with the commands that put it right. */
export function describeProblem(problem: StoreProblem): string {
  return [problem.file, `  It ${problem.reason}.`, ...advice(problem).map((line) => `  ${line}`)].join('\n');
}

function advice({ file, kind, copy, aside }: StoreProblem): string[] {
  if (kind === 'newer') return ['Run the newer version of the program that wrote it.'];
  if (kind === 'unreadable') return ['Check owner and rights of the file and its folder, and the disk.'];
  const keep = kind === 'missing' ? '' : `mv ${quote(file)} ${quote(aside.file)} && `;
  if (copy.state === 'good') {
    return [
      `The second copy, ${copy.file}, is good: it holds everything that was saved. To restore it, run`,
      `  ${keep}cp -p ${quote(copy.file)} ${quote(file)} && sync`,
      'and start the program again.',
    ];
  }
  return [
    `The second copy, ${copy.file}, cannot be used either: it ${copy.reason}.`,
    `Restore ${file} from a backup. To start without what it held, run`,
    `  ${keep}${copy.reason === isMissing ? '' : `mv ${quote(copy.file)} ${quote(aside.copy)} && `}sync`,
  ];
}

/** The reason given for a file that is not there. */
export const isMissing = 'is missing';

function quote(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
