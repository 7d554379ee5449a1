const LINE_FEED = 0x0a;

/**
 * The lines of a stream of bytes, without their line feeds. In place of a line that is longer than `longest`
 * bytes, which is not kept, comes undefined.
 */
export async function* readLines(
  stream: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length > longest) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const finish = (): Uint8Array | undefined => {
    const line = length > longest ? undefined : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    let at = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, at)) {
      take(chunk.subarray(at, end));
      at = end + 1;
      yield finish();
    }
    take(chunk.subarray(at));
  }
  if (length > 0) yield finish();
}
