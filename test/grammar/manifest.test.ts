import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const TRANSLATIONS = ['package.nls.json', 'package.nls.zh-cn.json', 'package.nls.zh-tw.json'];

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;

/** Every string in a value, with the path that leads to it. */
function* strings(value: unknown, path = ''): Generator<{ path: string; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) yield* strings(item, `${path}/${key}`);
  }
}

describe('manifest', () => {
  const texts = [...strings(read('package.json'))];

  it('has every text in every language, and none that is unused', () => {
    const used = texts.flatMap(({ text }) => /^%(.+)%$/.exec(text)?.[1] ?? []).sort();
    assert.ok(used.length > 0);
    for (const file of TRANSLATIONS) {
      const translation = read(file) as Record<string, string>;
      assert.deepEqual(Object.keys(translation).sort(), [...new Set(used)], file);
      for (const [key, text] of Object.entries(translation))
        assert.notEqual(text.trim(), '', `${file} ${key}`);
    }
  });

  it('keeps code and setting names in translations', () => {
    const names = (text: string) => (text.match(/`[^`]+`/g) ?? []).sort();
    const [english, ...others] = TRANSLATIONS.map((file) => read(file) as Record<string, string>);
    for (const translation of others) {
      for (const [key, text] of Object.entries(english!)) {
        assert.deepEqual(names(translation[key]!), names(text), key);
      }
    }
  });

  it('names only commands that it declares', () => {
    const declared = new Set(
      texts
        .filter(({ path }) => /^\/contributes\/commands\/\d+\/command$/.test(path))
        .map(({ text }) => text),
    );
    for (const { path, text } of texts) {
      if (
        /^\/contributes\/(menus|keybindings)\/.*\/(command|alt)$/.test(path) &&
        text.startsWith('galley.')
      ) {
        assert.ok(declared.has(text), `${path}: ${text}`);
      }
    }
  });

  it('lets no workspace that is not trusted name files outside of it, or load pictures that nobody wants', () => {
    const { capabilities, contributes } = read('package.json') as {
      capabilities: { untrustedWorkspaces: { supported: unknown; restrictedConfigurations: string[] } };
      contributes: { configuration: { properties: Record<string, unknown> } };
    };
    const { supported, restrictedConfigurations } = capabilities.untrustedWorkspaces;
    // VS Code restricts settings of extensions alone that say so.
    assert.equal(supported, 'limited');
    assert.deepEqual(restrictedConfigurations, [
      'galley.cleaning.lists',
      'galley.frontMatter.schemas',
      'galley.preview.images',
      'galley.preview.styles',
    ]);
    for (const name of restrictedConfigurations) assert.ok(name in contributes.configuration.properties);
  });

  it('names only files that exist', () => {
    // dist/ is built; l10n/ is a folder.
    const files = texts.filter(
      ({ path, text }) =>
        /^\/(icon|contributes)/.test(path) && /^(\.\/|media\/)/.test(text) && !text.startsWith('./dist/'),
    );
    assert.ok(files.length >= 5);
    for (const { text } of files) assert.ok(existsSync(text), text);
  });

  it('has a PNG icon of at least 128 × 128', () => {
    const png = readFileSync((read('package.json') as { icon: string }).icon);
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    for (const offset of [16, 20]) assert.ok(png.readUInt32BE(offset) >= 128);
  });
});
