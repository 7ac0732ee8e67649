const ITEM = '• ';

/** What people wrote, in the language that they wrote in; lines that begin with a bullet are a list. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return <div lang="sv">{runsOf(lines).map(drawRun)}</div>;
}

type Run = { at: number; isList: boolean; lines: string[] };

function drawRun({ at, isList, lines }: Run) {
  if (!isList) return <p key={at}>{lines[0]}</p>;
  return (
    <ul key={at}>
      {lines.map((line) => (
        <li key={line}>{line.slice(ITEM.length)}</li>
      ))}
    </ul>
  );
}

/** Lines of a list that stand together; every other line is a paragraph. */
function runsOf(lines: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (const [at, line] of lines.entries()) {
    const isList = line.startsWith(ITEM);
    const last = runs.at(-1);
    if (isList && last?.isList) last.lines.push(line);
    else runs.push({ at, isList, lines: [line] });
  }
  return runs;
}
