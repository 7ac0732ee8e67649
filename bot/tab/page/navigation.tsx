import type { TargetedKeyboardEvent, TargetedMouseEvent } from 'preact';
import { useTexts } from './page-context.ts';
import type { View } from './views.tsx';

/** Links to the views; the arrow keys go from one to the next. */
export function Navigation(props: { views: readonly View[]; current: string; onChoose: (id: string) => void }) {
  const { views, current, onChoose } = props;
  const texts = useTexts();
  const choose = (event: TargetedMouseEvent<HTMLAnchorElement>, id: string): void => {
    // In a window of its own it is followed as a link.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(id);
  };
  const move = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const links = [...event.currentTarget.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    links[(at + step + links.length) % links.length]?.focus();
  };
  return (
    <nav aria-label={texts.views.label} onKeyDown={move}>
      {views.map(({ id, label }) => (
        <a
          key={id}
          href={`/tab?view=${id}`}
          aria-current={id === current ? 'page' : undefined}
          onClick={(event) => choose(event, id)}
        >
          {label(texts)}
        </a>
      ))}
    </nav>
  );
}
