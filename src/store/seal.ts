import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { UserError } from '../model/errors.js';

/** Turns data into text that only the holder of the key can read, and back. */
export interface Seal {
  close(data: unknown): string;
  open(text: string): unknown;
}

const CIPHER = 'aes-256-gcm';

/** AES-256-GCM: what was changed, or written with another key, does not open. The `1` leaves room for another form. */
export function createSeal(key: string | undefined): Seal {
  const secret = (): Buffer => {
    if (key === undefined)
      throw new UserError('ENCRYPTION_KEY is missing: installations are kept encrypted. Set it, from: openssl rand -base64 32');
    return Buffer.from(key, 'base64');
  };
  return {
    close(data) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(CIPHER, secret(), nonce);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(data), 'utf8'), cipher.final()]);
      return `1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
    },
    open(text) {
      const bytes = Buffer.from(text.slice(2), 'base64url');
      const decipher = createDecipheriv(CIPHER, secret(), bytes.subarray(0, 12), { authTagLength: 16 });
      try {
        decipher.setAuthTag(bytes.subarray(12, 28));
        return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
      } catch (cause) {
        throw new UserError(
          'An installation in the store does not open: ENCRYPTION_KEY is not the one it was saved with. Set that one again, or have the workspace install the app anew.',
          { cause },
        );
      }
    },
  };
}
