/** A sentence for people: an English template and what its `{names}` stand for. The template is also the
 * key of the translations, so a front end may show it in another language. */
export interface Message {
  readonly text: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export function message(text: string, values: Message['values'] = {}): Message {
  return { text, values };
}

/** The message in English. */
export function english({ text, values }: Message): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
