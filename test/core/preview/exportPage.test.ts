import assert from 'node:assert/strict';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { createPostService } from '../../../src/core/postService.ts';
import { VECTORS } from '../../hostile/collection.ts';
import { assertInert } from './support.ts';

type Element = DefaultTreeAdapterTypes.Element;

const service = createPostService();
const exported = (text: string, place?: Parameters<typeof service.exportPage>[3]): string =>
  service.exportPage(service.read(text), 'a-file', {}, place);

const POST = `---
title: "渡轮 & <b>码头</b>"
author: 晨报
from: https://news.example.com/1
---

<div><p>渡轮今晚复航，市民说这条航线他们等了很久，码头上挤满了人。</p><section id="imu"><div id="dfp-ad-imu1"> </div></section><img src="https://pics.example.com/a.jpg" alt="渡轮"><img src="https://www.google-analytics.com/collect?v=1"></div>
`;

/** The elements of a document of one name. */
function all(html: string, name: string): Element[] {
  const found: Element[] = [];
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(html)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node && node.tagName === name) found.push(node);
    if ('childNodes' in node) waiting.push(...node.childNodes);
  }
  return found;
}
const attribute = (element: Element | undefined, name: string): string | undefined =>
  element?.attrs.find((one) => one.name === name)?.value;
const textOf = (element: Element | undefined): string =>
  (element?.childNodes ?? []).map((node) => ('value' in node ? node.value : '')).join('');

describe('exportPage', () => {
  it('writes one document with the language, the title and the cleaned article', () => {
    const html = exported(POST);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">/);
    assert.equal(textOf(all(html, 'title')[0]), '渡轮 & <b>码头</b>');
    assert.equal(all(html, 'main').length, 1);
    assert.equal(all(html, 'h1').length, 1);
    assert.match(html, /渡轮今晚复航/);
    assert.doesNotMatch(html, /imu|dfp-ad|google-analytics|galley-tracker/);
    assert.equal(attribute(all(html, 'img')[0], 'src'), 'https://pics.example.com/a.jpg');
  });

  it('is called like its file where the post has no title, and runs from right to left where it does', () => {
    assert.equal(textOf(all(exported('---\nlayout: post\n---\n\nText.\n'), 'title')[0]), 'a-file');
    assert.match(exported('---\nlang: ar\n---\n\nعاد الترام\n'), /<html lang="ar" dir="rtl">/);
  });

  it('leaves the addresses of pictures as they are, or leads them to the post’s files', () => {
    const post =
      '---\ntitle: a\n---\n\n<p>src="b.png" <img src="b.png"><img src="/i/c&amp;d.png"><img src="https://e.example/f.png"></p>\n';
    const sources = (html: string): (string | undefined)[] =>
      all(html, 'img')
        .map((image) => attribute(image, 'src'))
        .sort();
    assert.deepEqual(sources(exported(post)), ['/i/c&d.png', 'b.png', 'https://e.example/f.png']);
    const html = exported(post, { folder: 'file:///site/_posts/', root: 'file:///site/' });
    assert.deepEqual(sources(html), [
      'file:///site/_posts/b.png',
      'file:///site/i/c&d.png',
      'https://e.example/f.png',
    ]);
    assert.match(html, /src="b\.png"|src=&quot;b\.png/, 'text is no address');
  });

  it('lets nothing of a hostile post run', () => {
    assert.ok(VECTORS.length > 300);
    for (const { text } of VECTORS) {
      const html = exported(
        `---\ntitle: '</title><script>X()</script>'\nlang: 'en"><script>X()</script>'\n---\n\n${text}\n`,
        { folder: 'https://files.example/"><script>X()</script>/', root: undefined },
      );
      const names = ['script', 'iframe', 'object', 'embed', 'form', 'base', 'link'];
      assert.deepEqual(
        names.filter((name) => all(html, name).length > 0),
        [],
      );
      assert.equal(all(html, 'style').length, 1);
      assert.equal(all(html, 'meta').length, 4);
      assertInert(/<main>\n(.*)\n<\/main>/s.exec(html)![1]!);
    }
  }).timeout(60_000);
});
