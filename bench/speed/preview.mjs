// What one letter costs the preview, against rendering all of the post as it stands.
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { importCore } from '../core.mjs';
import { allPosts, typeOn } from './edits.mjs';
import { interleave, milliseconds, printResult, ratio } from './timing.mjs';

const VIEWS = ['cleaned', 'original', 'removed'];

export async function preview({ rounds: usualRounds, say }) {
  const rounds = usualRounds * 5;
  const { createPostService } = await importCore();
  const service = createPostService();
  const markdown = new MarkdownIt({ html: true });
  const text = allPosts().reduce((one, other) => (other.length > one.length ? other : one));
  const { start } = service.read(text).document.body;
  const whole = (value) => sanitizeHtml(markdown.render(value.slice(start)));
  const texts = typeOn(text, rounds + 1);
  const runs = { whole: typing((value) => whole(value)) };
  for (const view of VIEWS) {
    let post = service.read(text);
    let rendered = service.renderPreview(post, view);
    runs[view] = typing((value) => {
      post = service.read(value, undefined, post);
      rendered = service.renderPreview(post, view, undefined, rendered);
    });
  }
  const times = interleave(runs, rounds);
  say(
    `\nA letter in the preview of the biggest post (${text.length.toLocaleString('en')} characters; medians of ${rounds})`,
  );
  printResult(say, 'markdown-it and sanitize-html, all of it', milliseconds(times.whole));
  for (const view of VIEWS) {
    printResult(say, `read, find junk, render: ${view}`, milliseconds(times[view]), {
      ratio: ratio(times[view], times.whole),
      of: 'all of it',
      atMost: 0.05,
    });
  }

  function typing(run) {
    let letters = 0;
    return () => run(texts[letters++]);
  }
}
