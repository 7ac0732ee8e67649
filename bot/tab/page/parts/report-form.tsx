import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Api } from '../../endpoints.ts';
import { useTexts } from '../page-context.ts';
import { useAct } from '../use-act.ts';
import { useApi } from '../use-api.ts';
import { Button } from './button.tsx';
import { Lines } from './lines.tsx';
import { Outcome } from './outcome.tsx';
import { Problem } from './problem.tsx';
import { Waiting } from './waiting.tsx';

type Form = NonNullable<Api['own.form']['output']['form']>;
type View = Form['view'];
type Verb = 'own.submit' | 'own.save-draft' | 'own.keep';

/** What is typed in forms that were left, by month and municipality, with what each was filled from. */
const left = new Map<string, { form: Form; typed: Record<string, string> }>();

type OfMonth = { period: string; municipality: string };
/** `isPhone`: what the municipality says on the phone is written down for it. `onDone` is given what is to be said, empty for nothing. */
type Writing = OfMonth & { isPhone?: boolean; onDone: (said: string) => void };

const formId = ({ period, municipality, isPhone }: OfMonth & { isPhone: boolean }): string =>
  `${period}.${municipality}.${isPhone}`;

/** Whether something is typed in a form that was left. */
export const isLeft = (of: OfMonth & { isPhone: boolean }): boolean => left.has(formId(of));

/** The form of a month's report. What is typed is there again when one comes back, until it is handed in or kept as a draft. */
export function ReportForm({ period, municipality, isPhone = false, onDone }: Writing) {
  const opened = useApi(isPhone ? 'reports.phone-form' : 'own.form', { period, municipality });
  if (opened.refused !== undefined) return <Problem refused={opened.refused} onRetry={opened.reload} />;
  if (opened.value === undefined) return <Waiting />;
  const { form, why } = opened.value;
  if (form === null) return <p class="said warning">{why}</p>;
  return <OpenForm opened={form} id={formId({ period, municipality, isPhone })} onDone={onDone} />;
}

function OpenForm({ opened, id, onDone }: { opened: Form; id: string; onDone: (said: string) => void }) {
  const texts = useTexts().own;
  const [form, draw] = useState(left.get(id)?.form ?? opened);
  const [typed, type] = useState(() => left.get(id)?.typed ?? valuesOf(opened.view));
  const [kept, keep] = useState(left.has(id) ? undefined : typed);
  const act = useAct(() => undefined);
  const box = useRef<HTMLFormElement>(null);
  const { view, replacing } = form;
  const send = async (verb: Verb, state: Form['state']): Promise<void> => {
    const answer = await act.run(verb, { form: state, ...typed });
    if (answer?.form != null) draw(answer.form);
    if (answer?.isDone) finish(answer.said);
    else if (verb === 'own.save-draft' && answer !== undefined && answer.tone === undefined) keep(typed);
  };
  const isChanged = typed !== kept;
  const finish = (said: string): void => {
    left.delete(id);
    onDone(said);
  };
  const mayDraft = view.phone === '';
  /** What is typed is kept as a draft, where there are any; what cannot be kept stays in sight, with why. */
  const close = async (): Promise<void> => {
    if (!isChanged) return finish('');
    if (!mayDraft) return onDone(texts.left);
    const answer = await act.run('own.save-draft', { form: form.state, ...typed });
    if (answer?.form != null) draw(answer.form);
    if (answer !== undefined && answer.tone === undefined) finish(answer.said);
  };
  useEffect(() => {
    if (isChanged) left.set(id, { form, typed });
    else left.delete(id);
  }, [id, form, typed, isChanged]);
  // What is wrong or has happened meanwhile is gone to, so that nobody looks for it; at first the form, in place of the
  // button that opened it.
  useEffect(() => {
    const wrong = box.current?.querySelector<HTMLElement>('textarea[aria-invalid=true], [aria-invalid=true] input');
    const isFirst = view === opened.view || document.activeElement === document.body;
    const meanwhile = view === opened.view ? null : box.current?.querySelector<HTMLElement>('section.warning');
    if (wrong != null) wrong.focus();
    else if (meanwhile != null) meanwhile.focus();
    else if (isFirst) box.current?.focus();
  }, [view, opened]);
  const field = (id: string) => ({
    value: typed[id] ?? '',
    onChange: (value: string) => type((now) => ({ ...now, [id]: value })),
  });
  return (
    <form
      ref={box}
      class="card form"
      tabIndex={-1}
      aria-label={view.heading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send('own.submit', form.state);
      }}
    >
      <p>{view.window}</p>
      {view.phone !== '' && <p>{view.phone}</p>}
      <p class="quiet">{view.note}</p>
      {act.said === undefined && view.status.map(({ text, style }) => <p class={`said ${style}`}>{text}</p>)}
      {view.last.map(({ heading, lines }) => (
        <details key={heading} class="table">
          <summary>{heading}</summary>
          <Lines lines={lines.map(({ text }) => text)} />
        </details>
      ))}
      <Radios {...view.overall} {...field('status')} />
      {view.texts.map((one) => (
        <TextArea key={one.id} {...one} {...field(one.id)} />
      ))}
      <details class="table" open={view.more.isOpen}>
        <summary>{view.more.title}</summary>
        <fieldset>
          <legend>{view.more.areasHeading}</legend>
          {view.more.areas.map((area) => (
            <Select key={area.id} {...area} {...field(area.id)} />
          ))}
        </fieldset>
        <Checkboxes {...view.more.options} {...field('options')} />
        {view.more.texts.map((one) => (
          <TextArea key={one.id} {...one} {...field(one.id)} />
        ))}
      </details>
      <Outcome act={act.said?.said === view.conflict[0]?.heading ? { ...act, said: undefined } : act} />
      {replacing !== null && <Conflict view={view} />}
      <p class="steps">
        {replacing === null ? (
          <>
            <button type="submit" class="primary">
              {texts.submit}
            </button>
            {mayDraft && <Button onClick={() => void send('own.save-draft', form.state)}>{texts.saveDraft}</Button>}
            <Button look="quiet" onClick={() => void close()}>
              {texts.close}
            </Button>
          </>
        ) : (
          <>
            <Button look="primary" onClick={() => void send('own.submit', replacing)}>
              {view.conflict[0]?.buttons[0]?.title}
            </Button>
            <Button onClick={() => void send('own.keep', replacing)}>{view.conflict[0]?.buttons[1]?.title}</Button>
          </>
        )}
      </p>
    </form>
  );
}

/** What is typed in the form as it was drawn, by the input's id. */
function valuesOf({ overall, texts, more }: View): Record<string, string> {
  const inputs = [...texts, ...more.areas, ...more.texts].map(({ id, value }) => [id, value]);
  return { ...Object.fromEntries(inputs), status: overall.value, options: more.options.value };
}

type Field = { value: string; onChange: (value: string) => void };
type Choices = { label: string; choices: { title: string; value: string }[] };

function Radios({ label, choices, value, onChange, error }: Choices & Field & { error: string }) {
  const id = useId();
  return (
    <div
      class="radios"
      role="radiogroup"
      aria-labelledby={`${id}-l`}
      aria-invalid={error !== ''}
      aria-describedby={error === '' ? undefined : id}
    >
      <p id={`${id}-l`} class="label">
        {label}
      </p>
      {choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input type="radio" name={id} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          {choice.title}
        </label>
      ))}
      <Wrong id={id} error={error} />
    </div>
  );
}

function Checkboxes({ label, choices, value, onChange }: Choices & Field) {
  const chosen = value === '' ? [] : value.split(',');
  return (
    <fieldset>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(choice.value)}
            onChange={(event) =>
              onChange(
                choices
                  .map((one) => one.value)
                  .filter((one) => (one === choice.value ? event.currentTarget.checked : chosen.includes(one)))
                  .join(','),
              )
            }
          />
          {choice.title}
        </label>
      ))}
    </fieldset>
  );
}

function Select({ label, choices, value, onChange }: Choices & Field) {
  return (
    <label class="field">
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
    </label>
  );
}

function TextArea(props: { label: string; placeholder: string; maxLength: number; error: string } & Field) {
  const { label, placeholder, maxLength, error, value, onChange } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={4}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        aria-invalid={error !== ''}
        aria-describedby={error === '' ? undefined : `${id}-e`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Wrong id={`${id}-e`} error={error} />
    </div>
  );
}

function Wrong({ id, error }: { id: string; error: string }) {
  if (error === '') return null;
  return (
    <p id={id} class="wrong">
      {error}
    </p>
  );
}

/** What somebody else has handed in meanwhile. */
function Conflict({ view }: { view: View }) {
  return (
    <>
      {view.conflict.map(({ heading, parts, hint }) => (
        <section key={heading} class="warning" aria-label={heading} tabIndex={-1}>
          <p class="label">{heading}</p>
          {parts.map((part) => (
            <div key={part.heading}>
              <p class="label">{part.heading}</p>
              <Lines lines={part.lines.map(({ text }) => text)} />
            </div>
          ))}
          <p>{hint}</p>
        </section>
      ))}
    </>
  );
}
