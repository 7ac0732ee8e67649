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
} from 'botframework-connector';
import type { Credentials } from './config.ts';
import { keepEntityFields } from './keep-entity-fields.ts';

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
  return new ForumAdapter(new SendOnceAuthentication(signIn.settings, signIn.credentialsFactory));
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

/** Takes botbuilder's own retries away: it repeats POSTs on 500 and 504, which can post a message twice. */
class SendOnceAuthentication extends ConfigurationBotFrameworkAuthentication {
  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return new SendOnceFactory(super.createConnectorFactory(identity));
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<AuthenticateRequestResult> {
    const result = await super.authenticateRequest(activity, authorization);
    if (result.connectorFactory) result.connectorFactory = new SendOnceFactory(result.connectorFactory);
    return result;
  }
}

type WithPipeline = { client: { pipeline: { removePolicy(policy: { name: string }): unknown } } };

class SendOnceFactory extends ConnectorFactory {
  private readonly inner: ConnectorFactory;

  constructor(inner: ConnectorFactory) {
    super();
    this.inner = inner;
  }

  async create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const client = await this.inner.create(serviceUrl, audience);
    (client as unknown as WithPipeline).client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
    return client;
  }
}
