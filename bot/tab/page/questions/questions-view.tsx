import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { PageContext, useTexts } from '../page-context.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { LazyDetails } from '../parts/lazy-details.tsx';
import { Problem } from '../parts/problem.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useAct } from '../use-act.ts';
import { useApi } from '../use-api.ts';
import { Agenda } from './agenda.tsx';
import { AskForm } from './ask-form.tsx';
import { OwnQuestions } from './own-questions.tsx';
import { QueueList } from './queue-list.tsx';
import { TopicFilter } from './topic-filter.tsx';

type Topic = Api['questions.queue']['input']['topic'];

/** Questions that are shown at first, and with each "more". */
const STEP = 20;
/** The server gives no more at once. */
const MOST = 200;
/** The topic that was chosen last, as long as the page is open. */
let lastTopic: Topic;

/** The agenda and the queue of the forum, and the way to put a question. Beside a meeting the agenda comes first. */
export function QuestionsView({ item }: { item: string | undefined }) {
  const {
    questions: texts,
    refusals: { guest },
  } = useTexts();
  const { isSidePanel, goTo } = useContext(PageContext);
  const [most, showMost] = useState(item === undefined ? STEP : MOST);
  const [focusAt, focus] = useState<number>();
  /** What the link goes to, until a topic is chosen. */
  const [wanted, want] = useState(item);
  const [topic, chooseTopic] = useState(lastTopic);
  const queue = useApi('questions.queue', { most, ...(topic !== undefined && { topic }) }, ['questions']);
  const agenda = useApi('agenda.show', {}, ['questions', 'calendar']);
  const changed = useCallback(() => {
    queue.reload();
    agenda.reload();
  }, [queue.reload, agenda.reload]);
  const act = useAct(changed);
  const { value } = queue;
  const refused = queue.refused ?? agenda.refused;
  const linked = value?.questions.find(({ id }) => id === wanted)?.id;
  /** What is shown is not what was chosen, which could not be had. */
  const isOld = queue.refused !== undefined && value !== undefined && value.topic !== (topic ?? null);
  const count = isOld ? 0 : (value?.questions.length ?? 0);
  useEffect(() => {
    const line = linked === undefined ? undefined : document.getElementById(`queue-${linked}`);
    line?.scrollIntoView({ block: 'center' });
    line?.focus();
  }, [linked]);
  // The button for more may be gone; one goes on with the first that came.
  useEffect(() => {
    if (focusAt === undefined || count <= focusAt) return;
    document.querySelectorAll<HTMLElement>('#queue-list .questions > li')[focusAt]?.focus();
    focus(undefined);
  }, [focusAt, count]);
  const filter = (chosen: Topic): void => {
    lastTopic = chosen;
    want(undefined);
    chooseTopic(chosen);
    showMost(STEP);
  };
  return (
    <>
      <header>
        <h1>{texts.heading}</h1>
        {!isSidePanel && <p>{texts.intro}</p>}
      </header>
      {refused !== undefined && <Problem refused={refused} onRetry={changed} />}
      {wanted !== undefined && value !== undefined && linked === undefined && <p class="said warning">{texts.gone}</p>}
      {agenda.value !== undefined && <Agenda agenda={agenda.value} canVote={value?.voting === 'yes'} act={act} />}
      {value !== undefined && <AskForm longest={value.longest} changed={changed} act={act} />}
      <section class="card fold">
        <LazyDetails heading={texts.own} level={2}>
          {() => <OwnQuestions />}
        </LazyDetails>
      </section>
      <section id="queue-list" aria-labelledby="queue">
        <h2 id="queue">{texts.queue}</h2>
        {value === undefined && queue.isLoading && <Waiting />}
        {value?.voting === 'choose' && (
          <p class="steps">
            <span>{texts.chooseFirst}</span>
            <Button onClick={() => goTo('own')}>{texts.choose}</Button>
          </p>
        )}
        {value?.voting === 'none' && count > 0 && <p class="quiet">{texts.noVote}</p>}
        {value?.voting === 'guest' && <p class="quiet">{guest}</p>}
        {value !== undefined && (value.topics.length > 1 || topic !== undefined) && (
          <TopicFilter queue={value} topic={topic} isOld={isOld} onChoose={filter} />
        )}
        {value?.count === 0 && value.total > 0 && !isOld && (
          <Empty heading={texts.noneOnTopic} text={texts.noneOnTopicHint} level={3} />
        )}
        {value?.total === 0 && <Empty heading={texts.none} text={texts.noneHint} level={3} />}
        {value !== undefined && count > 0 && (
          <QueueList
            questions={value.questions}
            act={act}
            name="queue"
            linked={linked}
            forum={agenda.value?.forum ?? null}
          />
        )}
        {value !== undefined && !isOld && value.count > count && most < MOST && (
          <Button
            onClick={() => {
              focus(count);
              showMost(Math.min(MOST, most + STEP));
            }}
          >
            {texts.more(value.count - count)}
          </Button>
        )}
        {value !== undefined && !isOld && value.count > count && most >= MOST && (
          <p class="quiet">{texts.moreInChat(value.count - count)}</p>
        )}
      </section>
    </>
  );
}
