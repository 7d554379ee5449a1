import assert from 'node:assert/strict';
import { readEmbed } from '../../../src/core/preview/embeds.ts';
import { assertInert, previewBody } from './support.ts';

describe('What a service would embed', () => {
  for (const [address, href, service] of [
    [
      'https://www.youtube.com/embed/a1b2c3d4e5F?rel=0',
      'https://www.youtube.com/watch?v=a1b2c3d4e5F',
      'YouTube',
    ],
    [
      'https://www.youtube-nocookie.com/embed/a1b2c3d4e5F',
      'https://www.youtube.com/watch?v=a1b2c3d4e5F',
      'YouTube',
    ],
    [
      'https://www.youtube.com/embed/videoseries?list=x',
      'https://www.youtube.com/watch?v=videoseries',
      'YouTube',
    ],
    ['https://player.vimeo.com/video/123456?h=1', 'https://vimeo.com/123456', 'Vimeo'],
    [
      'https://platform.twitter.com/embed/Tweet.html?dnt=1&id=12',
      'https://twitter.com/i/status/12',
      'X (Twitter)',
    ],
    ['https://www.instagram.com/p/aB-1/embed/captioned', 'https://www.instagram.com/p/aB-1/', 'Instagram'],
    [
      'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1&width=500',
      'https://www.facebook.com/a/posts/1',
      'Facebook',
    ],
    [
      'https://www.facebook.com/plugins/post.php?href=javascript%3Aa()',
      'https://www.facebook.com/plugins/post.php?href=javascript%3Aa()',
      'Facebook',
    ],
    ['https://maps.example.com/x', 'https://maps.example.com/x', undefined],
    [
      'https://youtube.com.example.com/embed/abcdefg',
      'https://youtube.com.example.com/embed/abcdefg',
      undefined,
    ],
  ] as const) {
    it(`is a card for ${href}`, () => {
      assert.deepEqual(readEmbed(address), { href, service });
    });
  }

  it('is named on the card, and never loaded', () => {
    const html = previewBody(
      '<div><iframe src="//www.youtube.com/embed/a1b2c3d4e5F" title="A film"></iframe></div>',
    );
    assert.equal(
      html,
      '<div><a class="galley-embed" href="https://www.youtube.com/watch?v=a1b2c3d4e5F" rel="noreferrer" ' +
        'title="A film">YouTube · www.youtube.com/watch?v=a1b2c3d4e5F</a></div>',
    );
    assertInert(html);
  });

  it('is a quotation of it, with all its words', () => {
    assert.equal(
      previewBody('<blockquote class="a twitter-tweet"><p>b</p></blockquote>'),
      '<blockquote class="galley-quote" title="X (Twitter)"><p>b</p></blockquote>',
    );
    assert.equal(
      previewBody('<blockquote class="a"><p>b</p></blockquote>'),
      '<blockquote><p>b</p></blockquote>',
    );
  });

  it('is a card where a script would fill a box', () => {
    assert.match(
      previewBody('<div class="fb-post" data-href="https://www.facebook.com/a/posts/1"></div>'),
      /^<a class="galley-embed" href="https:\/\/www\.facebook\.com\/a\/posts\/1"[^>]*>Facebook · [^<]*<\/a>$/,
    );
    assertInert(previewBody('<div class="fb-post" data-href="javascript:a()"><p>b</p></div>'));
  });

  it('leaves the tags around what it leaves out closed by their own names', () => {
    assert.equal(
      previewBody('<div><p>a <iframe src="about:blank"></iframe></p><h3>b</h3></div>'),
      '<div><p>a </p><h3>b</h3></div>',
    );
    assert.equal(previewBody('<div><img src="javascript:a()"><h3>b</h3></div>'), '<div><h3>b</h3></div>');
    assert.equal(previewBody('<div><galley-discard title=">">a</galley-discard></div>'), '<div>a</div>');
  });
});
