import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Request } from 'botbuilder';
import restify from 'restify';
import { serveToParent } from './serve-to-parent.ts';

/** The least that answers a message: botbuilder and restify, as in botbuilder's own echo sample. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  // The types of restify and botbuilder differ in what may be undefined, and in nothing else.
  await adapter.process(req as unknown as Request, res, async (context) => {
    await context.sendActivity(`Echo: ${context.activity.text}`);
  });
});
serveToParent(server);
