// Bodies of Markdown as people write it for Jekyll, one for each thing that kramdown does: the preview lays
// them out as Jekyll does.

/** A body by what it is about. */
export const MARKDOWN_POSTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'headings with marks':
      '# One\n\n## Two ##\n\n### *Three* and `code`\n\n#### 4\n\n##### 5\n\n###### 6\n\n####### 7\n',
    'headings with lines': 'One\n===\n\nTwo\n---\n\nThree *here*\n-----\n\ntext\n',
    'headings right behind text': 'text\n# One\nmore\n## Two\n- item\n\n# Three\n',
    'headings without a space': '#One\n\n##Two\n\n#标题\n\n',
    'a line under a paragraph': 'Two lines\nof text\n---\n\nafter\n',
    'a line right behind text': 'text\n\n***\n\n- - -\n\n_____\n\nend\n',
    'headings with ids':
      '# One {#first}\n\n## Two\n{: #second .x}\n\n# One\n\n# One\n\n# 第一节：开头\n\n[to](#first)\n',
    lists: '- a\n- b\n- c\n\n* d\n* e\n\n+ f\n+ g\n',
    'loose lists': '- a\n\n- b\n\n- c\n',
    'half loose lists': '- a\n- b\n\n- c\n- d\n\ntext\n',
    'lists with paragraphs': '- a\n\n  more\n- b\n\n      code\n\n- c\n',
    'nested lists': '- a\n  - b\n    - c\n  - d\n- e\n    1. f\n    2. g\n- h\n',
    'lists nested by four': '- a\n    - b\n        - c\n- d\n',
    'lists with more space': '-   a\n-   b\n\n    more\n\n-   c\n',
    'numbered lists': '1. a\n2. b\n3. c\n\ntext\n\n7. seven\n8. eight\n\n',
    'numbers with parentheses': '1) a\n2) b\n',
    'a list right behind text': 'text\n- a\n- b\n\ntext\n1. c\n2. d\n\ntext\n5. e\n',
    'text right behind a list': '- a\nlazy\n- b\n  more\ntext\n',
    'other marks in a list': '- a\n* b\n+ c\n',
    'two lists': '- a\n- b\n\n\n- c\n\n^\n\n- d\n',
    'blocks in a list':
      '1. a\n\n   > quoted\n\n2. b\n\n   ```\n   code\n   ```\n\n3. c\n\n   | x | y |\n   |---|---|\n   | 1 | 2 |\n',
    'empty items': '- a\n- \n- c\n',
    'a lonely mark in a list': '- a\n-\n- c\n',
    'a heading right behind a list': '- item\n# Three\n',
    tasks: '- [ ] open\n- [x] done\n- [X] done too\n- [] none\n',
    'numbers that begin a line': '1984. A novel.\n\n2021 was a year.\n\n1.no space\n',
    'code in a line': 'Write `a < b` and ``a ` b`` and `*c*` and ` d `.\n',
    'code between fences':
      '```ruby\ndef a\n  "b" -- c\nend\n```\n\n~~~\n<div>\n~~~\n\ntext\n```\nright behind\n```\nmore\n',
    'code that is indented': 'text\n\n    a\n      b\n\n    c\n\ntext\n    no code\n',
    'fences that nothing ends': 'text\n\n```\ncode\n\nmore\n',
    'a fence with a title': '``` ruby\na\n```\n\n~~~ js linenos\nb\n~~~\n',
    tables: '| a | b |\n|---|--:|\n| c | `d|e` |\n| f \\| g | h |\n\ntext\n',
    'tables with sides': '|:--|:-:|--:|\n| a | b | c |\n\na | b\n--|--\nc | d\n\ntext | with a bar\n',
    'tables with a foot': '| a | b |\n|---|---|\n| c | d |\n|===|===|\n| e | f |\n',
    'tables of several bodies': '| a | b |\n|---|---|\n| c | d |\n|---|---|\n| e | f |\n',
    'tables without a head': '| a | b |\n| c | d |\n',
    'tables with uneven rows': '| a | b |\n|---|---|\n| c |\n| d | e | f |\n',
    'a table right behind text': 'text\n| a | b |\n|---|---|\n| c | d |\n',
    'text with bars': 'a | b\n\nc || d\n\nwhat | about | this\nand that\n',
    footnotes:
      'One[^1] and two[^note] and one[^1] again.\n\n[^1]: First.\n[^note]: Second with *stress*.\n\n    More of it.\n\nend\n',
    'footnotes unknown and unused': 'One[^none] here.\n\n[^unused]: Nobody sees it.\n',
    'a footnote in a footnote': 'a[^1]\n\n[^1]: b[^2]\n[^2]: c\n',
    'definition lists': 'Term\n: Definition\n\nOther\nThird\n: One\n: Two\n\n  with a paragraph\n',
    'loose definition lists': 'Term\n\n: Definition\n\nOther\n\n: One\n\n: Two\n',
    abbreviations: 'The HTML standard and HTMLs.\n\n*[HTML]: Hyper Text\n*[W3C]: The Web\n\nW3C too.\n',
    'attributes of blocks': '# a\n{: .wide #b}\n\nc\n{: .x}\n\n{: .y}\nd\n\n- e\n{: .list}\n\n> f\n{: .q}\n',
    'attributes of spans':
      '*a*{: .x} and [b](/c){: target="_blank"} and `d`{:.e} and ![f](g.png){: width="3"} and {:.h} there\n',
    'attribute definitions': '{:note: .x title="y"}\n\ntext\n{:note}\n\n* * *\n',
    'attributes of items': '- {:.x} a\n- {: .y} b\n',
    quotations: '> a\n> b\n>\n> c\n\n> d\ne\n\ntext\n> f\n\n> > g\n>\n> - h\n> - i\n',
    'line breaks': 'one  \ntwo\\\\\nthree\\\nfour\nfive   \nsix\n',
    'HTML in lines': 'a <b>*c*</b> <span class="x">_d_</span> <br> e <br/> f<br>\ng <kbd>h</kbd>\n',
    'blocks of HTML': '<div>\n*a*\n\nb\n</div>\n\n<p>*c*</p>\n*d*\n\n<section>\n\n    e\n\n</section>\n\nf\n',
    'a block of HTML right behind text': 'a\n<div>*b*</div>\nc\n\n<hr>\nd\n',
    'Markdown in HTML':
      '<div markdown="1">\n# a\n\n- *b*\n- c\n\n<p>*d*</p>\n</div>\n\n<p markdown="1">*e*</p>\n\n<div markdown="0">*f*</div>\n\n<section markdown="block">\n*g*\n</section>\n\n<div markdown="span">*h*\n\ni</div>\n\nj\n',
    'Markdown in details':
      '<details markdown="1">\n<summary>a *b*</summary>\n\n1. c\n2. d\n\n</details>\n\ne\n',
    comments:
      'a\n\n<!-- b -->\n\n<!-- c\n\nd -->\n\ne <!-- f --> g\n\n{::comment}\nh\n{:/comment}\n\ni{::comment}j{:/}k\n',
    'a comment that nothing ends': 'a\n\n<!-- b\n',
    'what is not Markdown': 'a {::nomarkdown}<b>*c*</b>{:/} d\n\n{::nomarkdown}\n<p>*e*</p>\n{:/}\n\nf\n',
    options: '{::options parse_block_html="true" /}\n\n<div>\n*a*\n</div>\n',
    entities: '&amp; &lt; &copy; &nbsp;x &#65; &#x42; &unknown; & AT&T &hellip; &quot;\n',
    'typographic signs':
      'a -- b --- c ... << d >> <<e>> "f" \'g\' it\'s \'90s "h \'i\' j" ("k") "l".\n\n"M" he said. \'N\' --- "O"...\n',
    'typographic signs beside Chinese': '他说："你好"，然后...走了--真的。它是\'好\'的。“引文”——完。\n',
    'signs that stay': 'a \\-- b \\"c\\" `d -- "e"` \\<< f ---- g .... h 5\'10" \n',
    mathematics:
      'Inline $$a_1 * b_1 * c$$ here.\n\n$$\nx = \\frac{1}{2}\n$$\n\nand \\$$no$$ and $5 and $6.\n',
    addresses: '<https://a.example/b_c_d> and <me@a.example> and https://c.example/x_y_z and www.d.example\n',
    'struck text': 'a ~~b c~~ d ~e~ ~~ f ~~ g\n',
    stress:
      '*a* **b** ***c*** _d_ __e__ a_b_c a*b*c * d * **中文**字 字**中文**字 **“引文”**字 *a\nb* **f *g* h**\n',
    'stress beside Chinese punctuation': '字**中文。**字 **中文，**字**（二）**\n',
    escapes:
      '\\*a\\* \\_b\\_ \\# c \\[d\\] \\`e\\` \\\\ \\! \\| \\{ \\} \\. \\- \\+ \\< \\> \\: \\/ \\@ \\~ \\& \\,\n',
    links:
      '[a](/b) [c](</d e> "f") [g](h "i" ) [j][k] [k][] [k], [l] [m](n_o_(p)) [q](r s) ![t](u v.png "w") ![t](u v.png)\n\n[k]: /x "y"\n[z]: <https://a.example>\n',
    'names of links apart from their text': '[k] [l]\n\n[k]: /x\n',
    'links over lines': '[a\nb](/c) [d][e\nf]\n\n[e f]: /g\n',
    'links with stress': '[*a*](/b) *[c](/d)* [`e`](/f) [![g](/h.png)](/i)\n',
    'an empty link': '[](/a) [b]() ![]( /c.png ) ![d][e]\n\n[e]: /f.png "g"\n',
    pictures: '![a](/b.png)\n\n![c](/d.png "e")\n\ntext ![f](g.png) text\n',
    'long lines of Chinese': `${'很长的一行文字，没有空格。'.repeat(60)}\n下一行\n\n　　缩进的一段。\n`,
    'a table of contents': '* toc\n{:toc}\n\n# One\n\n## Two\n\n# Three\n\n## Four *five*\n',
    'a numbered table of contents': '1. toc\n{:toc}\n\n# One\n{:.no_toc}\n\n## Two\n\ntext\n',
    'a block boundary': '- a\n^\n- b\n\nc\n^\nd\n',
    'paragraphs of several lines': 'a\nb\n  c\n    d\n\ne\n',
    tabs: '-\ta\n\n\tb\n\n\tc\n\ntext\n\n\tcode\n',
    'line ends of Windows': '# a\r\n\r\n- b\r\n- c\r\n\r\n| d | e |\r\n|---|---|\r\n| f | g |\r\n',
    nothing: '',
  }),
);

/** Bodies with Liquid of which a reader sees the same whether it is run or not. */
export const LIQUID_POSTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    comment: 'a\n\n{% comment %}\n# b\n\n- c\n{% endcomment %}\n\nd {% comment %}e{% endcomment %}f\n',
    'raw text': '{% raw %}\n{{ a }} "b" *c*\n{% endraw %}\n\nd {% raw %}{% if e %}{% endraw %} f\n',
    'highlighted code':
      'a\n\n{% highlight ruby %}\ndef b\n\n  "c" < 1 -- *d*\nend\n{% endhighlight %}\n\n*e*\n',
    'addresses of the site':
      '![a]({{ site.baseurl }}/b.png) [c]({{ "/d e" | relative_url }}) <a href="{{ "/f" | relative_url }}">*g*</a>\n\n' +
      '<p><img src="{{ "/h|i.png" | absolute_url }}" alt="j"> k</p>\n',
    'in HTML': '<div>{% comment %}<p>a</p>{% endcomment %}<p>b</p>{% raw %}{{ c }}{% endraw %}</div>\n',
  }),
);
