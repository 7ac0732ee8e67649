/** Something that is on or off. `kind`: what it does; `of`: what it is about, for those who hear the button without it. */
export function Toggle(props: {
  kind: 'vote' | 'follow';
  title: string;
  of: string;
  isOn: boolean;
  isBusy: boolean;
  onPress: () => void;
}) {
  const { kind, title, of, isOn, isBusy, onPress } = props;
  return (
    <button
      type="button"
      class={`toggle ${kind}`}
      aria-pressed={isOn}
      aria-label={`${title}: ${of}`}
      aria-disabled={isBusy}
      onClick={onPress}
    >
      <span aria-hidden="true">{isOn ? '✓ ' : ''}</span>
      {title}
    </button>
  );
}
