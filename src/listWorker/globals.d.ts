// What the worker uses of the globals of Node's worker threads and of web workers.

interface Port {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: unknown, transfer: readonly ArrayBufferLike[]): void;
}

/** Node's. */
declare const process:
  | { getBuiltinModule?(name: 'node:worker_threads'): { readonly parentPort: Port | null } | undefined }
  | undefined;

/** A web worker's. */
declare const self: Port;

declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
