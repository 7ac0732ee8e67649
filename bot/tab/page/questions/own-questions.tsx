import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Lines } from '../parts/lines.tsx';
import { Outcome } from '../parts/outcome.tsx';
import { Problem } from '../parts/problem.tsx';
import { Toggle } from '../parts/toggle.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { type Act, useAct } from '../use-act.ts';
import { useApi } from '../use-api.ts';

type Own = Api['questions.own']['output'];

/** What the reader has asked, where it stands, and the answers. */
export function OwnQuestions() {
  const texts = useTexts().questions;
  const { value: own, refused, reload } = useApi('questions.own', {}, ['questions']);
  const act = useAct(reload);
  if (refused !== undefined) return <Problem refused={refused} onRetry={reload} />;
  if (own === undefined) return <Waiting />;
  const { waiting, closed } = own;
  return (
    <div class="opened">
      <p class="quiet">{waiting.length + closed.length === 0 ? texts.ownNone : texts.ownHint}</p>
      <ul class="questions">
        {waiting.map((one) => (
          <Asked key={`${one.id} ${one.text}`} question={one} act={act} />
        ))}
        {closed.map(({ id, text, state, mark, lines }) => (
          <li key={id}>
            <p class="asked" lang="sv">
              {text}
            </p>
            <p class={`mark ${state}`}>{mark}</p>
            <Lines lines={lines} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Asked({ question, act }: { question: Own['waiting'][number]; act: Act }) {
  const { id, text, meta, isFollowed, followButton } = question;
  return (
    <li>
      <p class="asked" lang="sv">
        {text}
      </p>
      <p class="quiet">{meta}</p>
      {isFollowed !== null && (
        <Toggle
          kind="follow"
          title={followButton.title}
          of={text}
          isOn={isFollowed}
          isBusy={act.isBusy}
          onPress={() => void act.run('questions.follow', { question: id, on: !isFollowed }, id)}
        />
      )}
      <Outcome act={act} at={id} />
    </li>
  );
}
