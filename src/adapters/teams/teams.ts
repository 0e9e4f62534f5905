import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';
import type { RequestHandler } from 'express';
import type { Answer } from '../../model/answer.js';
import type { Carrier } from '../../model/digest.js';
import { teamsMessage, type Frame } from '../../render/teams/message.js';
import { createTurns } from '../turns.js';
import { listenForArrivals } from './arriving.js';
import { listenForQuestions } from './asking.js';
import { VouchedAuthentication, type Issuer } from './authentication.js';
import { Bot } from './bot.js';
import { createCarrier, DIGEST_PATIENCE } from './carrier.js';
import { createConnectors } from './connectors.js';
import type { Patience, Posting } from './deliver.js';
import { createDesk } from './desk.js';
import { createInvokes } from './invokes.js';
import { keepEntitiesWhole } from './mend.js';
import type { TeamsOptions, TeamsPorts } from './ports.js';
import { createPosts } from './post.js';
import { createQueues, WINDOWS, type Window } from './queue.js';
import { createRoutes } from './routes.js';

export interface Teams {
  /** What it answers over HTTP. */
  readonly routes: RequestHandler;
  /**
   * Posts an answer unasked, in a chat or channel where the bot was met before. After an unclear answer of Teams's it is
   * not posted again: nobody can look whether it stands there, and that is what `doubtful` says.
   */
  post(place: string, answer: Answer, frame?: Frame): Promise<Posting>;
  /** Posts digests. */
  readonly carrier: Carrier;
  /** Takes nothing more, and lets what was taken on end. */
  stop(): Promise<void>;
}

/** How long answers under way may take at a stop, in milliseconds. */
const GRACE = 10_000;

/** What tests set otherwise. */
export interface Seams {
  readonly issuer?: Issuer;
  readonly windows?: readonly Window[];
  readonly patience?: Patience;
}

export function createTeams(ports: TeamsPorts, { app }: TeamsOptions, { issuer, windows = WINDOWS, patience }: Seams = {}): Teams {
  keepEntitiesWhole();
  const authentication = new VouchedAuthentication(app, issuer);
  const own = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: app?.id ?? '' }]);
  const connect = createConnectors(authentication.createConnectorFactory(own));
  const queues = createQueues({ ...ports, windows });
  const posts = createPosts(ports, queues, connect, patience);
  const turns = createTurns((cause) => void ports.report('teams.failed', cause));
  const desk = createDesk(ports, posts, turns);
  const bot = new Bot({
    said: listenForQuestions(ports, desk),
    ...listenForArrivals(ports, desk),
    invoked: createInvokes(ports, desk),
  });
  return {
    routes: createRoutes(authentication, connect, bot, ports),
    carrier: createCarrier(ports, createPosts(ports, queues, connect, { ...DIGEST_PATIENCE, ...(patience && { wait: patience.wait }) })),
    async post(place, answer, frame = {}) {
      const reference = await ports.references.find(place);
      if (!reference) return { kind: 'refused', why: 'not installed there', gone: true };
      const posting = await posts.post(reference, teamsMessage(answer, { amountOf: ports.amountOf, ...frame }), 'stop');
      if (posting.kind === 'refused' && posting.gone) await ports.references.remove(place);
      if (posting.kind === 'delivered') await ports.told(`${place}:${posting.id}`, answer);
      return posting;
    },
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, GRACE);
      });
      await Promise.race([turns.idle(), grace]);
      clearTimeout(timer);
    },
  };
}
