/** Whether somebody whom the issuer knows is let in. An address that the issuer has not verified could be anybody's. */
export function isAllowed(claims: Readonly<Record<string, unknown>>, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  const { email, email_verified: verified } = claims;
  if (typeof email !== 'string' || verified === false) return false;
  const address = email.toLowerCase();
  return allowed.some((one) => (one.startsWith('@') ? address.endsWith(one) : address === one));
}
