import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Lines } from '../parts/lines.tsx';
import { Problem } from '../parts/problem.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useApi } from '../use-api.ts';

type Read = NonNullable<Api['summary.read']['output']['summary']>;

/** The newest monthly status, or the one that a link asks for. */
export function NewestSummary({ item }: { item: string | undefined }) {
  const texts = useTexts().status;
  const asked = item !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(item) ? { period: item } : {};
  const { value, refused, reload } = useApi('summary.read', asked, ['summaries']);
  if (refused !== undefined) return <Problem refused={refused} onRetry={reload} />;
  if (value === undefined) return <Waiting />;
  if (value.summary === null) return <Empty heading={texts.none} text={texts.noneHint} />;
  return (
    <section class="card" aria-labelledby="newest">
      <h2 id="newest" lang="sv">
        {value.summary.name}
      </h2>
      <SummaryText summary={value.summary} level={3} />
    </section>
  );
}

/** A month's status in the archive. */
export function OpenSummary({ period }: { period: string }) {
  const { value, refused, reload } = useApi('summary.read', { period }, ['summaries']);
  if (refused !== undefined) return <Problem refused={refused} onRetry={reload} />;
  if (value?.summary == null) return <Waiting />;
  return (
    <div class="opened">
      <SummaryText summary={value.summary} level={4} />
    </div>
  );
}

function SummaryText({ summary, level }: { summary: Read; level: 3 | 4 }) {
  const texts = useTexts().status;
  const Heading = `h${level}` as const;
  const { posted, corrected, sections, link, from } = summary;
  return (
    <>
      <p class="quiet">
        {texts.posted(posted)} {corrected !== '' && `${corrected}.`}
      </p>
      {sections.map(({ heading, lines, groups }) => (
        <div key={heading} class="part">
          <Heading>{heading}</Heading>
          <Lines lines={lines} />
          {groups.map((group) => (
            <div key={group.heading} class="group-of-lines">
              <p class="label">{group.heading}</p>
              <Lines lines={group.lines} />
            </div>
          ))}
        </div>
      ))}
      {link !== null && (
        <p>
          <a href={link.url} target="_blank" rel="noopener noreferrer">
            {link.title}
            <span class="unseen"> ({texts.newWindow})</span>
          </a>
        </p>
      )}
      <p class="quiet">{from}</p>
    </>
  );
}
