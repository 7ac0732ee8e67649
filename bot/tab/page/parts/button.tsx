import type { ComponentChildren } from 'preact';

/** A button; `primary` for the one thing to do, `quiet` beside others. */
export function Button(props: { children: ComponentChildren; onClick: () => void; look?: 'primary' | 'quiet' }) {
  const { children, onClick, look } = props;
  return (
    <button type="button" class={look ?? ''} onClick={onClick}>
      {children}
    </button>
  );
}
