import { placeOfValue, yamlScalar } from '../../document/yamlScalar.ts';
import { httpUrl, scalarOf } from '../../facts/postFacts.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding, Fix } from './check.ts';
import { inTypographicQuotes } from './typographicQuotes.ts';

/** What is meant as an address, right or wrong. */
const ADDRESS = /^(?:[a-z]+:|www\.|\/)/i;

/** `from` is not the address of a web page. */
export function* checkFrom({ post, facts }: CheckContext): Generator<Finding> {
  const field = facts.fields.get('from');
  const value = scalarOf(field);
  if (!field || !value || facts.from || inTypographicQuotes(value.text)) return;
  // In a hand-written post it may be a person or a town.
  if (!facts.archived && !post.headingLink && !ADDRESS.test(value.text)) return;
  const candidates = [facts.headingUrl ?? '', `https://${value.text.trim().replace(/^(?:\w+:)?\/*/, '')}`];
  const fixes = [...new Set(candidates)]
    // A host has a dot: "https://Reuters" is no better.
    .filter((url) => httpUrl(url)?.hostname.includes('.') === true)
    .map((url): Fix => ({
      title: message('Set “from” to {url}', { url }),
      edits: [{ range: value.range, newText: yamlScalar(url, placeOfValue(post.text, field)) }],
    }));
  yield {
    message: message('“from” must be an address that begins with http:// or https://.'),
    range: value.range,
    fixes,
  };
}
