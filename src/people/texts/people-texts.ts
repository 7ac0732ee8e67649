import type { Role, RoleEvent } from '../roles.ts';

/** The words around people, municipalities and roles, in one language. */
export type PeopleTexts = {
  /** As in "Karin Lund är …". */
  roles: Record<Role, string>;
  /** A role and its municipality, if it has one. */
  roleFor(role: string, municipality: string | undefined): string;
  nameless: string;
  /** An organisation of which only the beginning of its tenant id is known. */
  organisation(id: string): string;
  organisationOfMany(count: number, id: string): string;
  municipality: {
    heading: string;
    text: string;
    label: string;
    placeholder: string;
    choose: string;
    chosen(name: string): string;
    still(names: string): string;
    change(name: string): string;
    notServed: string;
    only(name: string): string;
    none: string;
    guest: string;
    pick: string;
  };
  reportFor: { heading: string; text: string; none: string; open: string };
  ask: {
    heading: string;
    notReporter: string;
    own(roles: string): string;
    role: string;
    rolePlaceholder: string;
    municipality: string;
    send: string;
    asked(count: number): string;
    alreadyAsked: string;
    alreadyGranted: string;
    tooMany: string;
    pick: string;
    pickMunicipality: string;
  };
  request: {
    heading: string;
    text(name: string, role: string): string;
    hint: string;
    grant: string;
    deny: string;
    gone: string;
  };
  decided: {
    granted(role: string): string;
    denied(role: string): string;
    withdrawn(role: string): string;
    next: string;
  };
  book: {
    heading: string;
    summary(requests: number): string;
    requests: string;
    noRequests: string;
    more(count: number): string;
    request(name: string, role: string, at: string): string;
    holders: string;
    /** `more`: how many names have no room; none below 1. */
    holder(role: string, names: string, more: number): string;
    reporters(count: number, of: number): string;
    without(names: string): string;
    grantHeading: string;
    person: string;
    personPlaceholder: string;
    grant: string;
    withdrawHeading: string;
    holding: string;
    holdingPlaceholder: string;
    withdraw: string;
    log: string;
    event: Record<RoleEvent['what'], (name: string, role: string, by: string, at: string) => string>;
    granted(name: string, role: string): string;
    denied(name: string, role: string): string;
    already(name: string): string;
    withdrawn(name: string, role: string): string;
    gone: string;
    notServed(name: string, municipality: string): string;
    foreignTenant: string;
    somebody: string;
    listMunicipality: string;
    incomplete: string;
    mayNot: string;
  };
};
