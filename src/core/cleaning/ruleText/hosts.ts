import { message } from '../../text/message.ts';
import type { Complain, Piece } from './piece.ts';

/** Reads a host: `rfi.fr` is also every host below it. */
export function readHost(piece: Piece, complain: Complain): string | undefined {
  const { text } = piece;
  const looksRight = /^[\w\u0080-\uffff-]+(?:\.[\w\u0080-\uffff-]+)*$/.test(text) && text.length < 256;
  if (looksRight && URL.canParse(`http://${text}`)) return new URL(`http://${text}`).hostname;
  return complain(piece, message('“{text}” is no host.', { text: text.slice(0, 60) }));
}

/** Reads `host1,host2`; undefined stands for all sites, null for what cannot be read. */
export function readHosts(piece: Piece, complain: Complain): readonly string[] | undefined | null {
  if (piece.isBlank || piece.text.trim() === '*') return undefined;
  const hosts = piece.split(/,/g).map((one) => readHost(one, complain));
  const known = hosts.filter((host) => host !== undefined);
  return known.length === hosts.length ? known : null;
}
