import { z } from 'zod';
import type { Person } from '../src/people/person.ts';

/** An id of Microsoft's, in lower case. */
export const guid = z
  .guid('is not a GUID such as 11111111-2222-4333-8444-555555555555')
  .transform((id) => id.toLowerCase());

/** Parses `TENANTS`: tenants parted by space or comma, each with its municipalities' codes: `<tenant id>=1480+1401`. */
export function parseTenants(text: string, problems: string[]): Map<string, string[]> {
  const tenants = new Map<string, string[]>();
  for (const item of text.split(/[\s,]+/).filter(Boolean)) {
    const [id = '', ...rest] = item.split('=');
    const codes = rest.length === 0 ? undefined : rest.join('=');
    const tenant = guid.safeParse(id);
    const municipalities = codes?.split('+') ?? [];
    if (!tenant.success) problems.push(`TENANTS: ${id} is not a tenant id (a GUID)`);
    else if (!municipalities.every((code) => /^14\d\d$/.test(code))) {
      problems.push(`TENANTS: ${codes} are not codes of municipalities in Västra Götaland (four digits, parted by +)`);
    } else if (tenants.has(tenant.data)) problems.push(`TENANTS: ${id} is named twice`);
    else tenants.set(tenant.data, municipalities);
  }
  return tenants;
}

/** Parses `TENANT_NAMES`: names of tenants parted by semicolon: `<tenant id>=VästKom; <tenant id>=Göliska IT`. */
export function parseTenantNames(text: string, problems: string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const item of text.split(';').filter((one) => one.trim() !== '')) {
    const [id = '', ...rest] = item.split('=');
    const tenant = guid.safeParse(id.trim()).data;
    const name = rest.join('=').trim();
    if (tenant === undefined || name === '') {
      problems.push(`TENANT_NAMES: "${item.trim()}" is not <tenant id>=<name>; part several by semicolon`);
    } else names.set(tenant, name);
  }
  return names;
}

/** Parses `ADMINISTRATORS`: people parted by space or comma, each `<tenant id>/<object id>`. */
export function parsePersons(text: string, problems: string[]): Person[] {
  const persons: Person[] = [];
  for (const item of text.split(/[\s,]+/).filter(Boolean)) {
    const [tenantId, userId, ...rest] = item.split('/').map((id) => guid.safeParse(id).data);
    if (tenantId === undefined || userId === undefined || rest.length > 0) {
      problems.push(`ADMINISTRATORS: ${item} is not a person: write <tenant id>/<object id>, both GUIDs from Entra ID`);
    } else persons.push({ tenantId, userId });
  }
  return persons;
}

/** Parses `SERVICE_HOSTS`: host names parted by space or comma, each whole or with `*.` in front. */
export function parseHosts(text: string, problems: string[]): string[] {
  const hosts = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  for (const host of hosts) {
    if (!/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host))
      problems.push(`SERVICE_HOSTS: ${host} is not the name of a host, e.g. smba.trafficmanager.net`);
  }
  return hosts;
}
