// The least that a Teams bot can do with botbuilder: a message in, a constant out.
const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ActivityHandler } = require('botbuilder');
const express = require('express');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity('A constant.');
  await next();
});
const app = express();
app.post('/api/messages', express.json(), (req, res) => void adapter.process(req, res, (context) => bot.run(context)));
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`On Record listens at http://127.0.0.1:${server.address().port}/\n`));
