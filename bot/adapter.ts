import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Credentials } from './config.ts';
import { keepEntityFields } from './keep-entity-fields.ts';
import { whyNotFromTeams } from './teams-token.ts';

/** The caller's token was not accepted. The cause is for the log, never for the caller. */
export class NotAuthenticatedError extends Error {
  constructor(cause: unknown) {
    super('the token was not accepted', { cause });
    this.name = 'NotAuthenticatedError';
  }
}

/**
 * botbuilder's adapter without its HTTP part, which tells the caller what went wrong and writes to the console.
 * What is sent is sent once: repeating is decided in `sender.ts`.
 */
export class ForumAdapter extends CloudAdapter {
  /**
   * Verifies the token and runs one turn.
   * @throws NotAuthenticatedError before the turn has begun
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const caller = await this.verify(authorization, activity);
    return this.processActivity(caller, activity, logic);
  }

  private async verify(authorization: string, activity: Activity): Promise<AuthenticateRequestResult> {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (cause) {
      throw new NotAuthenticatedError(cause);
    }
  }
}

/** How tests replace Microsoft's sign-in: settings for the token check, and where the bot's own token comes from. */
export type SignIn = {
  readonly settings: Record<string, string | boolean>;
  readonly credentialsFactory?: ServiceClientCredentialsFactory;
};

/** Makes the adapter. Without credentials it accepts anybody: `readConfig` allows that on loopback only. */
export function createAdapter(
  credentials: Credentials | undefined,
  signIn: SignIn = signInWith(credentials),
): ForumAdapter {
  keepEntityFields();
  return new ForumAdapter(new ForumAuthentication(signIn, { isChecked: credentials !== undefined }));
}

function signInWith(credentials: Credentials | undefined): SignIn {
  if (credentials === undefined) return { settings: {} };
  const { appId, type, tenantId, password } = credentials;
  return {
    settings: {
      MicrosoftAppId: appId,
      MicrosoftAppType: type,
      ...(tenantId !== undefined && { MicrosoftAppTenantId: tenantId }),
      ...(password !== undefined && { MicrosoftAppPassword: password }),
    },
  };
}

/**
 * Lets only tokens of Teams come to botbuilder's check, where tokens are checked. Takes its retries away: it repeats POSTs on
 * 500 and 504, which can post a message twice.
 */
class ForumAuthentication extends ConfigurationBotFrameworkAuthentication {
  private readonly clients = new Map<string, Promise<ConnectorClient>>();
  private readonly isChecked: boolean;
  private userTokenClient: Promise<UserTokenClient> | undefined;

  constructor({ settings, credentialsFactory }: SignIn, { isChecked }: { isChecked: boolean }) {
    super(settings, credentialsFactory);
    this.isChecked = isChecked;
  }

  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return new SendOnceFactory(super.createConnectorFactory(identity), this.clients);
  }

  /** Made once, since the bot signs nobody in and botbuilder wants one for every turn. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.userTokenClient ??= super.createUserTokenClient(identity);
    return this.userTokenClient;
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const why = this.isChecked ? whyNotFromTeams(authorization) : undefined;
    if (why !== undefined) throw new Error(why);
    const result = await super.authenticateRequest(activity, authorization);
    if (result.connectorFactory) result.connectorFactory = new SendOnceFactory(result.connectorFactory, this.clients);
    return result;
  }
}

/** Teams has a handful of addresses; in local mode a caller may make up more. */
const MOST_CLIENTS = 50;

type WithPipeline = { client: { pipeline: { removePolicy(policy: { name: string }): unknown } } };

/** Clients by address: making one costs a sixth of a turn. All carry the bot's own credentials. */
class SendOnceFactory extends ConnectorFactory {
  private readonly inner: ConnectorFactory;
  private readonly clients: Map<string, Promise<ConnectorClient>>;

  constructor(inner: ConnectorFactory, clients: Map<string, Promise<ConnectorClient>>) {
    super();
    this.inner = inner;
    this.clients = clients;
  }

  create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const key = `${serviceUrl} ${audience}`;
    const known = this.clients.get(key);
    if (known !== undefined) return known;
    if (this.clients.size >= MOST_CLIENTS) this.clients.clear();
    const client = this.open(serviceUrl, audience);
    this.clients.set(key, client);
    client.catch(() => this.clients.delete(key));
    return client;
  }

  private async open(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const client = await this.inner.create(serviceUrl, audience);
    (client as unknown as WithPipeline).client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    return client;
  }
}
