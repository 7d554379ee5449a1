// The body of a generated post: one long line of HTML, as crawlers write it, with the faults of real ones.
import { sentence } from './wording.mjs';

/** @param size about how many bytes */
export function articleBody({ site, size, junk, random }) {
  const { chance } = random;
  if (chance(0.003)) return '';
  if (chance(0.01)) return markdown(size, random);
  const parts = [];
  let bytes = 0;
  while (bytes < size) {
    const part = piece(site, random);
    parts.push(part);
    // Most characters of the text take three bytes.
    bytes += part.length * 2.4;
  }
  for (const { html, atEnd } of junk) parts.splice(atEnd ? parts.length : parts.length >> 1, 0, html);
  const line = parts.join('');
  const fault = chance(0.02) ? '</div>' : chance(0.004) ? '<divclass="m-block" data-x="1"></div>' : '';
  return `<div>\n${line}${fault}\n</div>\n`;
}

function piece(site, random) {
  const { chance, integer, pick } = random;
  const text = () => Array.from({ length: integer(1, 4) }, () => sentence(random)).join('');
  const image = `https://img.${site.host}/${integer(1, 1e6)}/${integer(1, 999)}x${integer(1, 999)}.jpg`;
  if (chance(0.09)) {
    const source = chance(0.2) ? `data-src="${image}"` : `src="${image}"`;
    return pick([
      `<figure class="image"><img ${source} alt="${sentence(random)}"><figcaption>${sentence(random)}（摄影：某人）</figcaption></figure>`,
      `<div class="fullPic"><div class="wrap"><img ${source}></div><div class="picinfo">${sentence(random)}</div></div>`,
      `<img ${source} referrerpolicy="no-referrer">`,
    ]);
  }
  if (chance(0.03)) return `<blockquote><p>${text()}</p></blockquote>`;
  if (chance(0.03)) return `<h2>${sentence(random)}</h2>`;
  if (chance(0.02)) return `<ul>${`<li>${sentence(random)}</li>`.repeat(integer(2, 6))}</ul>`;
  if (chance(0.01)) return `<p>${text()}<div>${text()}</div></p>`;
  if (chance(0.15)) {
    return `<p>${text()}<a href="https://${site.host}/story/${integer(1, 1e6)}?a=1&amp;b=2" target="_blank">${sentence(random)}</a>${text()}</p>`;
  }
  if (chance(0.08)) return `<p><strong>${sentence(random)}</strong><br>${text()}&nbsp;</p>`;
  return chance(0.12) ? `<div class="paragraph"><p>${text()}</p></div>` : `<p>${text()}</p>`;
}

function markdown(size, random) {
  let text = '';
  while (text.length * 2.4 < size) {
    text += `## ${sentence(random)}\n\n${sentence(random)}**${sentence(random)}**\n\n- ${sentence(random)}\n\n`;
  }
  return text;
}
