import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Outcome } from '../parts/outcome.tsx';
import type { Act } from '../use-act.ts';

/** What comes to the reader's chat with the bot by itself. */
export function Subscriptions(props: { subscriptions: Api['own.show']['output']['subscriptions']; act: Act }) {
  const { subscriptions, act } = props;
  const texts = useTexts().own;
  return (
    <section aria-labelledby="subscriptions">
      <h2 id="subscriptions">{texts.subscriptions}</h2>
      <p class="quiet">{texts.subscriptionsHint}</p>
      <ul class="card entries">
        {subscriptions.map(({ topic, name, isOn, button }) => (
          <li key={topic} class="row">
            <span>
              {name} <span class="quiet">{isOn ? texts.on : texts.off}</span>
            </span>
            <button
              type="button"
              onClick={() => void act.run('own.subscribe', { topic, on: !isOn }, `subscriptions/${topic}`)}
            >
              {button}
            </button>
            <Outcome act={act} at={`subscriptions/${topic}`} />
          </li>
        ))}
      </ul>
    </section>
  );
}
