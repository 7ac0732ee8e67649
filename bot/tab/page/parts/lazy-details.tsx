import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** Something to unfold, which is fetched when it is. `level` is that of its heading. */
export function LazyDetails(props: {
  heading: string;
  beside?: ComponentChildren;
  level: 2 | 3 | 4;
  isOpenFirst?: boolean;
  children: () => ComponentChildren;
}) {
  const { heading, beside, level, isOpenFirst = false, children } = props;
  const [isOpen, open] = useState(isOpenFirst);
  const Heading = `h${level}` as const;
  return (
    <details class="entry" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>
        <Heading>{heading}</Heading>
        {beside}
      </summary>
      {isOpen && children()}
    </details>
  );
}
