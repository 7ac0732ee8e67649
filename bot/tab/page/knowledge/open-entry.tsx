import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Problem } from '../parts/problem.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useApi } from '../use-api.ts';
import { EntryList } from './entry-list.tsx';
import { KeptEntry } from './kept-entry.tsx';

type Opened = Api['knowledge.open']['output'];

/** An entry's text with what a reader must know of it, and where it comes from. */
export function OpenEntry({ id, hasTitle = false }: { id: string; hasTitle?: boolean }) {
  const texts = useTexts().knowledge;
  const { value: entry, refused, reload } = useApi('knowledge.open', { id }, ['knowledge']);
  if (refused?.error === 'entry-gone') return <Problem refused={refused} />;
  if (refused !== undefined) return <Problem refused={refused} onRetry={reload} />;
  if (entry === undefined) return <Waiting />;
  const { lang, paragraphs, warnings, reviewBy, later, kept } = entry;
  return (
    <div class="opened">
      {hasTitle && <h3 lang={lang}>{entry.title}</h3>}
      {warnings.map(({ heading, text, lang: own }) => (
        <div key={heading} class="warning">
          <p>{heading}</p>
          {text !== null && <p lang={own}>{text}</p>}
        </div>
      ))}
      <div lang={lang}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {later.entries.length > 0 && (
        <div class="later">
          <p>{later.heading}</p>
          <EntryList entries={later.entries} level={3} />
        </div>
      )}
      <p class="quiet source">
        <SourceLine entry={entry} />
        {reviewBy !== null && ` ${texts.reviewBy(reviewBy)}`}
      </p>
      {kept !== null && <KeptEntry entry={id} kept={kept} changed={reload} />}
    </div>
  );
}

function SourceLine({ entry: { publisher, age, source } }: { entry: Opened }) {
  const texts = useTexts().knowledge;
  return (
    <>
      {texts.source}: {publisher},{' '}
      {source.url === null ? (
        <span lang="sv">{source.title}</span>
      ) : (
        <a href={source.url} target="_blank" rel="noopener noreferrer">
          <span lang="sv">{source.title}</span>
          <span class="unseen"> ({texts.newWindow})</span>
        </a>
      )}{' '}
      ({age}).
    </>
  );
}
