import { plainParagraphs } from '../src/knowledge/normalise.ts';
import { AREAS, type Draft, OPTIONS, STATUSES, TEXT_FIELDS, type TextField } from '../src/reports/report.ts';
import type { FormData } from './report-card-data.ts';

/** Reads what the inputs of a form hold; a choice that does not exist is none. Texts may still be too long. */
export function parseForm(data: FormData): Draft {
  const texts = Object.fromEntries(TEXT_FIELDS.map((field) => [field, plainParagraphs(data[field] ?? '')]));
  const areas = AREAS.flatMap((area) => {
    const status = statusOf(data[`area-${area}`]);
    return status === null ? [] : [[area, status] as const];
  });
  const chosen = (data.options ?? '').split(',');
  return {
    ...(texts as Record<TextField, string>),
    status: statusOf(data.status),
    areas: Object.fromEntries(areas),
    options: OPTIONS.filter((option) => chosen.includes(option)),
  };
}

function statusOf(value: string | undefined): Draft['status'] {
  return STATUSES.find((status) => status === value) ?? null;
}
