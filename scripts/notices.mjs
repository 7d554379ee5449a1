// The licences of what is bundled: most of them ask to be passed on with it.
import { readdirSync, readFileSync, statSync } from 'node:fs';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
/** A file, or a folder of them. */
const LICENSE = /^(?:third.party.)?(?:licen[cs]es?|notices?|copying)(?:$|[.-])/i;

/** The text of all licences, a package after the other.
 * @param metafiles esbuild's, of all bundles */
export function renderNotices(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = new Set(inputs.map((file) => PACKAGE.exec(file)?.[0]).filter((folder) => folder));
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const places = readdirSync(folder).filter((place) => LICENSE.test(place));
    const texts = places.flatMap((place) => textsOf(`${folder}/${place}`));
    return [`${name} ${version} (${license})`, ...texts].join('\n\n');
  });
  return `Galley contains these packages.\n\n${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function textsOf(place) {
  if (!statSync(place).isDirectory()) return [readFileSync(place, 'utf8').trim()];
  return readdirSync(place).flatMap((name) => textsOf(`${place}/${name}`));
}
