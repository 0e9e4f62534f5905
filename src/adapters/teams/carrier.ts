import type { Block } from '../../model/answer.js';
import type { Carrier, Posted } from '../../model/digest.js';
import { digestMessage } from '../../render/teams/digest.js';
import { notice } from '../../render/teams/message.js';
import { plain } from '../../render/plain.js';
import type { Patience, Posting } from './deliver.js';
import type { TeamsPorts } from './ports.js';
import type { Posts } from './post.js';

/** A digest that Teams puts off is put back: whoever hands it on tries again until its time has passed. */
export const DIGEST_PATIENCE: Patience = { tries: 3, wait: 500, longest: 10_000 };

/** A little, where Teams does not say how long, in milliseconds. */
const LATER = 1000;

function postedOf(posting: Posting): Posted {
  switch (posting.kind) {
    case 'delivered':
      return { kind: 'posted' };
    case 'doubtful':
      return { kind: 'unclear', why: posting.why };
    case 'refused':
      return posting.gone ? { kind: 'refused', why: posting.why, reason: 'gone' } : { kind: 'later', after: LATER, why: posting.why };
  }
}

/** Posts digests in chats and channels where the bot was met. Nobody can look what stands there: a doubtful post stays so. */
export function createCarrier({ references }: Pick<TeamsPorts, 'references'>, posts: Posts): Carrier {
  return {
    platform: 'teams',
    looks: false,
    async post(place, digest) {
      const reference = await references.find(place);
      if (!reference) return { kind: 'refused', why: 'not installed there', reason: 'gone' };
      const posting = await posts.post(reference, digestMessage(digest), 'stop');
      if (posting.kind === 'refused' && posting.gone) await references.remove(place);
      return postedOf(posting);
    },
    async tell(place, blocks: readonly Block[]) {
      const reference = await references.find(place);
      if (reference) await posts.post(reference, notice(plain(blocks)), 'stop');
    },
  };
}
