// Indexes filter lists apart from the extension host, which has better things to do: a thread of Node's or a
// web worker, the same file for both.
import { indexFilterList } from '../core/cleaning/lists/indexFilterList.ts';
import type { ListToIndex } from '../protocol/listMessages.ts';

const port = findPort();

port.onmessage = ({ data }) => {
  const { bytes, name } = data as ListToIndex;
  const index = indexFilterList(new TextDecoder().decode(bytes), name);
  const { lineStarts, keys } = index;
  port.postMessage(
    index,
    [lineStarts, keys.starts, keys.hashes, keys.values].map(({ buffer }) => buffer),
  );
};

function findPort(): Port {
  const threads =
    typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:worker_threads');
  return threads?.parentPort ?? self;
}
