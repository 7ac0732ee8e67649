import { useState } from 'preact/hooks';
import { useTexts } from '../page-context.ts';
import type { Act } from '../use-act.ts';
import { useApi } from '../use-api.ts';
import { Button } from './button.tsx';
import { Lines } from './lines.tsx';
import { Outcome } from './outcome.tsx';
import { Problem } from './problem.tsx';
import { Waiting } from './waiting.tsx';

type OfMonth = { period: string; municipality: string };

/** One municipality's month. `act`: where the reader may decide something about it; `onPhone`: to write down a report for it. */
export function Report({ period, municipality, act, onPhone }: OfMonth & { act?: Act; onPhone?: () => void }) {
  const { value: report, refused, reload } = useApi('reports.open', { period, municipality }, ['reports']);
  if (refused !== undefined) return <Problem refused={refused} onRetry={reload} />;
  if (report === undefined) return <Waiting />;
  const { absence, facts, sections, earlier, phone, mayExcuse, mayUnexcuse } = report;
  return (
    <div class="opened">
      {absence.length > 0 && <Lines lines={absence} />}
      {facts.length > 0 && <Facts facts={facts} />}
      {sections.map(({ heading, facts: inner, lines }) => (
        <div key={heading} class="part">
          <p class="label">{heading}</p>
          {inner.length > 0 && <Facts facts={inner} />}
          <Lines lines={lines} />
        </div>
      ))}
      {earlier.map(({ heading, versions }) => (
        <div key={heading} class="part quiet">
          <p class="label">{heading}</p>
          {versions.map((version) => (
            <p key={version}>{version}</p>
          ))}
        </div>
      ))}
      {onPhone !== undefined && phone !== '' && (
        <p class="steps">
          <Button onClick={onPhone}>{phone}</Button>
        </p>
      )}
      {act !== undefined && mayExcuse && <Excuse of={{ period, municipality }} act={act} />}
      {act !== undefined && mayUnexcuse && (
        <Unexcuse onPress={() => void act.run('reports.unexcuse', { period, municipality }, municipality)} />
      )}
      {act !== undefined && <Outcome act={act} at={municipality} />}
    </div>
  );
}

function Facts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Excuse({ of, act }: { of: OfMonth; act: Act }) {
  const texts = useTexts().status;
  const [reason, type] = useState('');
  return (
    <form
      class="field"
      onSubmit={(event) => {
        event.preventDefault();
        void act.run('reports.excuse', { ...of, reason }, of.municipality);
      }}
    >
      <label>
        {texts.reason}
        <input type="text" value={reason} maxLength={300} onInput={(event) => type(event.currentTarget.value)} />
      </label>
      <button type="submit">{texts.excuse}</button>
    </form>
  );
}

function Unexcuse({ onPress }: { onPress: () => void }) {
  const texts = useTexts().status;
  return <Button onClick={onPress}>{texts.unexcuse}</Button>;
}
