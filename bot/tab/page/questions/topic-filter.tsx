import { useId } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';

type Queue = Api['questions.queue']['output'];
type Topic = Api['questions.queue']['input']['topic'];

/** Chooses the topic whose questions are shown, and tells how many those are, unless the queue `isOld`, of a topic before. */
export function TopicFilter(props: { queue: Queue; topic: Topic; isOld: boolean; onChoose: (topic: Topic) => void }) {
  const {
    queue: { topics, questions, count, total },
    topic,
    isOld,
    onChoose,
  } = props;
  const texts = useTexts().questions;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{texts.topic}</label>
      <select
        id={id}
        value={topic ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(topics.find((one) => one.topic === value)?.topic)}
      >
        <option value="">
          {texts.allTopics} ({total})
        </option>
        {topics.map((one) => (
          <option key={one.topic} value={one.topic}>
            {one.name} ({one.count})
          </option>
        ))}
      </select>
      <p role="status" class={isOld || count === 0 ? 'unseen' : 'quiet'}>
        {!isOld && (count === 0 ? texts.noneOnTopic : texts.shown(questions.length, count))}
      </p>
    </div>
  );
}
