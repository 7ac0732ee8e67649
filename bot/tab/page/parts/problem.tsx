import { useTexts } from '../page-context.ts';
import { Button } from './button.tsx';

/** Why something could not be shown or done, and the way to try again. */
export function Problem(props: { refused: { error: string; reference: string | undefined }; onRetry?: () => void }) {
  const texts = useTexts();
  const { error, reference } = props.refused;
  const words = (texts.refusals as Record<string, string>)[error] ?? texts.refusals.failed;
  return (
    <div role="alert" class="problem">
      <p>
        {words} {reference !== undefined && texts.reference(reference)}
      </p>
      {props.onRetry !== undefined && <Button onClick={props.onRetry}>{texts.retry}</Button>}
    </div>
  );
}
