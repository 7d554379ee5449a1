import { lineBreakOf } from '../../text/lines.ts';
import { message } from '../../text/message.ts';
import type { CheckContext, Finding } from './check.ts';

/** The front matter begins, and nothing ends it. */
export function* checkUnclosed({ post }: CheckContext): Generator<Finding> {
  const { frontMatter, text } = post;
  if (frontMatter.kind !== 'unclosed') return;
  const at = frontMatter.content.end;
  const lineBreak = lineBreakOf(text);
  const before = /[\r\n]$/.test(text.slice(0, at)) ? '' : lineBreak;
  yield {
    message: message('The front matter is not closed: a line “---” must end it.'),
    range: frontMatter.openFence,
    fixes: [
      {
        title: message('Close the front matter'),
        edits: [{ range: { start: at, end: at }, newText: `${before}---${lineBreak}` }],
      },
    ],
  };
}

/** The front matter is a program (`---js`), which gray-matter and Hexo would run. */
export function* checkExecutable({ post: { frontMatter } }: CheckContext): Generator<Finding> {
  if (frontMatter.kind === 'absent' || frontMatter.engine === '' || frontMatter.engine === 'yaml') return;
  yield {
    message: message('Front matter in “{engine}” is not read: some tools would run it. Write it as YAML.', {
      engine: frontMatter.engine,
    }),
    range: frontMatter.openFence,
    fixes: [],
  };
}
