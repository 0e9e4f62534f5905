import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An OpenID Connect issuer that knows one person, and asks no password. */
export async function startIssuer({ clientId, person }) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const grants = new Map();
  let url;
  const signed = (claims) => {
    const head = part({ alg: 'RS256', kid: 'k1', typ: 'JWT' });
    const body = `${head}.${part(claims)}`;
    return `${body}.${createSign('sha256').update(body).sign(privateKey, 'base64url')}`;
  };
  const routes = {
    '/.well-known/openid-configuration': () => ({
      issuer: url,
      authorization_endpoint: `${url}/authorize`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }),
    '/keys': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }] }),
  };
  const server = createServer(async (req, res) => {
    const at = new URL(req.url, url);
    const json = (body, status = 200) => res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (routes[at.pathname]) return json(routes[at.pathname]());
    if (at.pathname === '/authorize') {
      const code = randomUUID();
      grants.set(code, Object.fromEntries(at.searchParams));
      const back = new URL(at.searchParams.get('redirect_uri'));
      back.searchParams.set('code', code);
      back.searchParams.set('state', at.searchParams.get('state'));
      return res.writeHead(302, { Location: back.href }).end();
    }
    if (at.pathname !== '/token') return json({ error: 'not_found' }, 404);
    let body = '';
    for await (const chunk of req) body += chunk;
    const asked = new URLSearchParams(body);
    const grant = grants.get(asked.get('code'));
    grants.delete(asked.get('code'));
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || (grant.code_challenge && grant.code_challenge !== challenge)) return json({ error: 'invalid_grant' }, 400);
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: url, aud: clientId, iat: now, exp: now + 300, nonce: grant.nonce, sub: 'person-1', ...person };
    return json({ access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token: signed(claims) });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
  return { url, stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) };
}
