/** An address that can stand in a link; undefined where it is none of the web's or too long. */
export function linkable(url: string, most: number): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  // The signs that end a link in markup; a URL may hold them only encoded.
  const safe = href.replace(/[<>|`\\^\s]/g, encodeURIComponent);
  return safe.length <= most ? safe : undefined;
}
