// Starts emulate's Slack, which is an ES module and so not for this suite's process; tells its address, and ends with its parent.
import { createServer } from 'node:net';
import { createEmulator } from 'emulate';

const { scopes, redirect } = JSON.parse(process.argv[2]);
const port = await new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const own = server.address().port;
    server.close(() => resolve(own));
  });
});
const emulator = await createEmulator({
  service: 'slack',
  port,
  baseUrl: `http://127.0.0.1:${port}`,
  seed: {
    slack: {
      // Methods that the app has no scope for are refused.
      strict_scopes: true,
      team: { name: 'Example', domain: 'example' },
      users: [{ name: 'alice', real_name: 'Alice', email: 'alice@example.org' }],
      channels: [{ name: 'general' }],
      oauth_apps: [
        {
          client_id: '1.2',
          client_secret: 'client-secret',
          name: 'On Record',
          redirect_uris: [redirect],
          scopes,
          bot_id: 'B0BOT',
          bot_user_id: 'U0BOT',
          bot_name: 'onrecord',
        },
      ],
      tokens: [
        { token: 'xoxb-1', type: 'bot', user_id: 'U0BOT', bot_id: 'B0BOT', scopes },
        {
          token: 'xoxp-alice',
          type: 'user',
          user: 'alice',
          scopes: ['chat:write', 'channels:read', 'channels:history', 'im:history', 'users:read'],
        },
      ],
    },
  },
});
process.stdout.write(`${emulator.url}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
