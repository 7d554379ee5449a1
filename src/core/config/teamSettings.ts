import { JUNK_KINDS, type CleaningChoice, type JunkKind } from '../cleaning/rule.ts';
import { CHECKS, type Severity } from '../diagnostics/checkTable.ts';
import { REPAIR_KINDS, type RepairKind } from '../repairs/repair.ts';
import { ARCHIVED_POST_FIELDS } from '../schema/knownFields.ts';
import { message } from '../text/message.ts';
import { each, FLAG, TEXT, TEXTS, word, type MapShape } from './shape.ts';

/** What all who work in a folder have for settings: a file at its root. */
export const TEAM_FILE = '.galley.yml';

/** Who may say what junk is: Galley, the rules among the settings, `.galley/rules.txt`, filter lists. */
export type RuleSource = 'galley' | 'settings' | 'workspace' | 'lists';

/** A schema, and the posts that it is for. */
export interface TeamSchema {
  readonly schema: string;
  readonly layouts?: readonly string[];
  readonly files?: string;
}

/** The settings by name: as those of the editor, without `galley.`. What is not said is not there. */
export interface TeamSettings {
  readonly 'files.detection'?: 'patternAndShape' | 'pattern' | 'shape' | 'off';
  readonly 'files.patterns'?: readonly string[];
  readonly 'frontMatter.requiredFields'?: readonly string[];
  readonly 'frontMatter.schemas'?: readonly TeamSchema[];
  readonly 'diagnostics.severity'?: Readonly<Partial<Record<string, Severity | 'off'>>>;
  readonly 'diagnostics.archive'?: boolean;
  readonly 'cleaning.level'?: CleaningChoice;
  readonly 'cleaning.levels'?: Readonly<Partial<Record<JunkKind, CleaningChoice>>>;
  readonly 'cleaning.rules'?: readonly string[];
  readonly 'cleaning.lists'?: readonly string[];
  readonly 'cleaning.sources'?: readonly RuleSource[];
  readonly 'repairs.kinds'?: Readonly<Partial<Record<RepairKind, boolean>>>;
}

export type TeamSetting = keyof TeamSettings;

/** What holds where nobody says anything else. Required fields are those of archived posts, for those alone. */
export const TEAM_DEFAULTS: Required<TeamSettings> = {
  'files.detection': 'patternAndShape',
  'files.patterns': [],
  'frontMatter.requiredFields': ARCHIVED_POST_FIELDS,
  'frontMatter.schemas': [],
  'diagnostics.severity': Object.fromEntries(
    Object.entries(CHECKS).map(([code, { severity }]) => [code, severity]),
  ),
  'diagnostics.archive': true,
  'cleaning.level': 'safe',
  'cleaning.levels': {},
  'cleaning.rules': [],
  'cleaning.lists': [],
  'cleaning.sources': ['galley', 'settings', 'workspace', 'lists'],
  'repairs.kinds': Object.fromEntries(REPAIR_KINDS.map((kind) => [kind, true])),
};

const LEVELS = word('safe', 'thorough', 'off');
const SEVERITIES = word('error', 'warning', 'information', 'hint', 'off');

/** What may stand in the file. Its values are those of `TeamSettings`. */
export const TEAM_SHAPE: MapShape = {
  is: 'map',
  keys: {
    files: {
      about: message('Which files are posts, for the editor.'),
      shape: {
        is: 'map',
        keys: {
          detection: {
            about: message(
              'How files become posts: by their place, by their shape, by both, or not by themselves.',
            ),
            shape: word('patternAndShape', 'pattern', 'shape', 'off'),
          },
          patterns: {
            about: message('More files that are posts: patterns from this folder, such as `news/**/*.md`.'),
            shape: TEXTS,
          },
        },
      },
    },
    frontMatter: {
      about: message('What front matter says.'),
      shape: {
        is: 'map',
        keys: {
          requiredFields: { about: message('The fields that every post must have.'), shape: TEXTS },
          schemas: {
            about: message('JSON Schemas for front matter.'),
            shape: {
              is: 'list',
              of: {
                is: 'map',
                required: 'schema',
                keys: {
                  schema: { about: message('The path of a JSON Schema, from this folder.'), shape: TEXT },
                  layouts: {
                    about: message('The layouts whose posts it is for; all by default.'),
                    shape: TEXTS,
                  },
                  files: {
                    about: message('A pattern of the posts that it is for; all by default.'),
                    shape: TEXT,
                  },
                },
              },
            },
          },
        },
      },
    },
    diagnostics: {
      about: message('What is told of posts.'),
      shape: {
        is: 'map',
        keys: {
          severity: {
            about: message('How serious each kind of problem is, or `off`.'),
            shape: each(Object.keys(CHECKS), SEVERITIES, (code) =>
              message('How serious “{code}” is, or `off`. By default: {severity}.', {
                code,
                severity: CHECKS[code as keyof typeof CHECKS].severity,
              }),
            ),
          },
          archive: {
            about: message('Whether a post is compared with the others, in the editor.'),
            shape: FLAG,
          },
        },
      },
    },
    cleaning: {
      about: message('What Clean Ads removes.'),
      shape: {
        is: 'map',
        keys: {
          level: {
            about: message('How much: only what is certainly junk, also what most likely is, or nothing.'),
            shape: LEVELS,
          },
          levels: {
            about: message('The levels of kinds of junk for which another one holds.'),
            shape: each(JUNK_KINDS, LEVELS, (kind) =>
              message('The level of junk of the kind “{kind}”.', { kind }),
            ),
          },
          rules: { about: message('Rules, a line each, such as `example.com##.banner`.'), shape: TEXTS },
          lists: { about: message('Paths of filter lists of ad blockers, from this folder.'), shape: TEXTS },
          sources: {
            about: message('Whose rules count, in this order. One that is left out is not asked.'),
            shape: { is: 'list', of: word('galley', 'settings', 'workspace', 'lists') },
          },
        },
      },
    },
    repairs: {
      about: message('What is mended of what crawlers break.'),
      shape: {
        is: 'map',
        keys: {
          kinds: {
            about: message('`true` or `false` for each kind of repair.'),
            shape: each(REPAIR_KINDS, FLAG, (kind) =>
              message('Whether repairs of the kind “{kind}” are made.', { kind }),
            ),
          },
        },
      },
    },
  },
};

/** The names of all settings, in the order of the file. */
export const TEAM_SETTINGS = Object.entries(TEAM_SHAPE.keys).flatMap(([section, { shape }]) =>
  shape.is === 'map' ? Object.keys(shape.keys).map((key) => `${section}.${key}`) : [],
) as TeamSetting[];
