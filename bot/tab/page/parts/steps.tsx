import { Button } from './button.tsx';

type Step = { title: string; onPress: () => void };

/** The way to what comes before and after. */
export function Steps({ earlier, later }: { earlier: Step | undefined; later: Step | undefined }) {
  return (
    <p class="steps">
      {earlier !== undefined && <Button onClick={earlier.onPress}>‹ {earlier.title}</Button>}
      {later !== undefined && <Button onClick={later.onPress}>{later.title} ›</Button>}
    </p>
  );
}
