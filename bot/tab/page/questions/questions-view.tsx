import { useCallback, useContext, useState } from 'preact/hooks';
import { PageContext, useTexts } from '../page-context.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Outcome } from '../parts/outcome.tsx';
import { Problem } from '../parts/problem.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useAct } from '../use-act.ts';
import { useApi } from '../use-api.ts';
import { Agenda } from './agenda.tsx';
import { AskForm } from './ask-form.tsx';
import { QueueList } from './queue-list.tsx';

/** Questions that are shown at first, and with each "more". */
const STEP = 20;

/** The agenda and the queue of the forum, and the way to put a question. Beside a meeting the agenda comes first. */
export function QuestionsView() {
  const texts = useTexts().questions;
  const isSidePanel = useContext(PageContext).isSidePanel;
  const [most, showMost] = useState(STEP);
  const queue = useApi('questions.queue', { most }, ['questions']);
  const agenda = useApi('agenda.show', {}, ['questions', 'calendar']);
  const changed = useCallback(() => {
    queue.reload();
    agenda.reload();
  }, [queue.reload, agenda.reload]);
  const act = useAct(changed);
  const { value } = queue;
  return (
    <>
      <header>
        <h1>{texts.heading}</h1>
        {!isSidePanel && <p>{texts.intro}</p>}
      </header>
      <Outcome act={act} />
      {agenda.refused !== undefined && <Problem refused={agenda.refused} onRetry={agenda.reload} />}
      {agenda.value !== undefined && <Agenda agenda={agenda.value} act={act} />}
      <AskForm changed={changed} act={act} />
      <section aria-labelledby="queue">
        <h2 id="queue">{texts.queue}</h2>
        {queue.refused !== undefined && <Problem refused={queue.refused} onRetry={queue.reload} />}
        {value === undefined && queue.isLoading && <Waiting />}
        {value !== undefined && value.hint !== '' && value.count > 0 && <p class="quiet">{value.hint}</p>}
        {value?.count === 0 && <Empty heading={texts.none} text={texts.noneHint} level={3} />}
        {value !== undefined && value.count > 0 && <QueueList questions={value.questions} act={act} />}
        {value !== undefined && value.count > value.questions.length && (
          <Button onClick={() => showMost(Math.min(1000, most + STEP))}>
            {texts.more(value.count - value.questions.length)}
          </Button>
        )}
      </section>
    </>
  );
}
