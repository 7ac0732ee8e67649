import type { Role } from '../../src/people/roles.ts';
import { maySeeReports } from '../rights.ts';
import { done, type EndpointResult } from './endpoint.ts';
import type { TabUser } from './tab-user.ts';

/** Who the page is shown to. Roles only decide what is shown: each endpoint checks them for itself. */
export type Me = {
  name: string;
  roles: Role[];
  municipality: { code: string; name: string } | null;
  seesReports: boolean;
};

export async function tellMe(user: TabUser): Promise<EndpointResult<Me>> {
  const code = await user.municipality();
  const own = user.deps.municipalities.find((one) => one.code === code);
  return done({
    name: user.name,
    roles: [...user.rights.roles],
    seesReports: maySeeReports(user.rights),
    municipality: own === undefined ? null : { code: own.code, name: own.name },
  });
}
