import type { ComponentChildren } from 'preact';

/** A button; `primary` for the one thing to do, `quiet` beside others. */
export function Button(props: {
  children: ComponentChildren;
  onClick: () => void;
  look?: 'primary' | 'quiet';
  isDisabled?: boolean;
}) {
  const { children, onClick, look, isDisabled = false } = props;
  return (
    <button type="button" class={look ?? ''} disabled={isDisabled} onClick={onClick}>
      {children}
    </button>
  );
}
