import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';

/** What is kept about the reader. */
export function OwnData({ data }: { data: Api['own.show']['output']['data'] }) {
  const texts = useTexts().own.data;
  const { language, hasChat, roles, questions, votes, drafts } = data;
  const facts: [label: string, value: string][] = [
    [texts.roles, roles.length === 0 ? texts.noRoles : roles.join(', ')],
    [texts.language, texts.languages[language]],
    [texts.chat, hasChat ? texts.hasChat : texts.noChat],
    [texts.questions, String(questions)],
    [texts.votes, String(votes)],
    [texts.drafts, String(drafts)],
  ];
  return (
    <section aria-labelledby="data">
      <h2 id="data">{texts.heading}</h2>
      <p>{texts.text}</p>
      <dl class="facts card">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
