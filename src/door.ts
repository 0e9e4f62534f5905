import type { WebOptions } from './adapters/web/ports.js';
import type { SiteOptions } from './adapters/web/site.js';
import type { Config } from './config.js';

/** The longest that somebody at the page is left waiting, in milliseconds. */
const ANSWER_WITHIN = 20_000;

/** Who may use the page, and what stands before it. A login is loaded only where there is one. */
export async function doorOf({ page, pageUrl, pageProxies, login }: Config): Promise<{ options: WebOptions; site: SiteOptions }> {
  const common = { answerWithin: ANSWER_WITHIN, origin: pageUrl };
  // Of this machine alone, nobody asks too much.
  if (page === 'local' || page === 'off') return { options: { ...common, page }, site: { proxies: pageProxies } };
  const { createLimit } = await import('./adapters/web/limit.js');
  if (page === 'public') return { options: { ...common, page }, site: { proxies: pageProxies, before: [createLimit()] } };
  const { createLogin } = await import('./adapters/web/login.js');
  const { routes, ...made } = createLogin(login!);
  return { options: { ...common, page, login: made }, site: { proxies: pageProxies, before: [createLimit(), routes] } };
}
