import { useRef } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { Outcome } from '../parts/outcome.tsx';
import { Toggle } from '../parts/toggle.tsx';
import type { Act } from '../use-act.ts';

type Line = Api['questions.queue']['output']['questions'][number];
type InList = {
  act: Act;
  /** What this list is called among others on the page. */
  name: string;
  /** The question that a link leads to. */
  linked?: string | undefined;
  /** The forum on whose agenda hosts put a question. */
  forum?: string | null;
  onChanged?: (question: string, now: Pick<Line, 'isVoted' | 'isFollowed'>) => void;
};

/** Questions, each with the vote of the reader's municipality and whether the answer comes to the reader. */
export function QueueList({ questions, ...list }: InList & { questions: readonly Line[] }) {
  return (
    <ol class="card questions">
      {questions.map((line) => (
        <Item key={line.id} line={line} {...list} />
      ))}
    </ol>
  );
}

function Item({ line, act, name, linked, forum = null, onChanged }: InList & { line: Line }) {
  const { id, text, number, meta, flag, topic, isVoted, button, isFollowed, followButton, place } = line;
  const texts = useTexts().questions;
  const box = useRef<HTMLLIElement>(null);
  const at = `${name}/${id}`;
  const vote = async (on: boolean): Promise<void> => {
    const done = await act.run('questions.vote', { question: id, on }, at);
    if (done !== undefined) onChanged?.(id, { isVoted: on, isFollowed: done.isFollowed });
  };
  const follow = async (on: boolean): Promise<void> => {
    const done = await act.run('questions.follow', { question: id, on }, at);
    if (done !== undefined) onChanged?.(id, { isVoted, isFollowed: on });
  };
  const putOn = async (agenda: string): Promise<void> => {
    await act.run('agenda.arrange', { forum: agenda, question: id, how: 'place' }, at);
    box.current?.focus();
  };
  const toggle = { of: text, isBusy: act.isBusy };
  return (
    <li ref={box} id={`${name}-${id}`} value={number ?? undefined} class={id === linked ? 'now' : ''} tabIndex={-1}>
      <p class="asked" lang="sv">
        {text}
      </p>
      <p class="quiet">
        {meta} {texts.topic}: {topic}.
      </p>
      {flag !== '' && <p class="mark dated">{flag}</p>}
      <p class="ticks">
        {isVoted !== null && (
          <Toggle {...toggle} kind="vote" title={button.title} isOn={isVoted} onPress={() => void vote(!isVoted)} />
        )}
        {isFollowed !== null && (isVoted !== false || isFollowed) && (
          <Toggle
            {...toggle}
            kind="follow"
            title={followButton.title}
            isOn={isFollowed}
            onPress={() => void follow(!isFollowed)}
          />
        )}
        {place !== '' && forum !== null && (
          <button
            type="button"
            class="quiet"
            aria-label={`${place}: ${text}`}
            aria-disabled={act.isBusy}
            onClick={() => void putOn(forum)}
          >
            {place}
          </button>
        )}
      </p>
      <Outcome act={act} at={at} />
    </li>
  );
}
