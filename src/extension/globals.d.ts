// What the extension uses of the globals that the Node and the web worker host both have.

declare function setTimeout(run: () => void, ms?: number): number;
declare function clearTimeout(timer: number | undefined): void;

declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** The Node host's. */
declare const process:
  | {
      readonly env: Readonly<Record<string, string | undefined>>;
      getBuiltinModule?(name: 'node:worker_threads'):
        | {
            readonly Worker: new (
              file: string,
              options?: {
                readonly workerData?: unknown;
                readonly transferList?: readonly ArrayBufferLike[];
              },
            ) => {
              on(event: 'message', listener: (data: unknown) => void): void;
              on(event: 'error', listener: (error: Error) => void): void;
              on(event: 'exit', listener: () => void): void;
              postMessage(message: unknown): void;
              terminate(): Promise<number>;
            };
          }
        | undefined;
    }
  | undefined;

/** The web worker host's. */
declare class Worker {
  constructor(url: string);
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}
