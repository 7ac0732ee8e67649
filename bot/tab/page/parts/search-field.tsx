import { useId, useRef } from 'preact/hooks';

/** A search box with its label, a hint, and a button that empties it. */
export function SearchField(props: {
  label: string;
  hint: string;
  clear: string;
  value: string;
  maxLength: number;
  onInput: (value: string) => void;
}) {
  const { label, hint, clear, value, maxLength, onInput } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const empty = (): void => {
    onInput('');
    input.current?.focus();
  };
  return (
    <search class="field">
      <label for={id}>{label}</label>
      <div class="search">
        <input
          ref={input}
          id={id}
          type="search"
          autocomplete="off"
          value={value}
          maxLength={maxLength}
          aria-describedby={`${id}-hint`}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && empty()}
        />
        {value !== '' && (
          <button type="button" class="quiet" aria-label={clear} onClick={empty}>
            <svg viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3 3l10 10M13 3L3 13" />
            </svg>
          </button>
        )}
      </div>
      <p id={`${id}-hint`} class="quiet">
        {hint}
      </p>
    </search>
  );
}
