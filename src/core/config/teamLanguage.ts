import { readTeamFile, type TeamFile } from './teamFile.ts';
import { completeTeamFile, hoverTeamFile, type TeamCompletion, type TeamHover } from './teamHelp.ts';
import { matchGlob } from './glob.ts';
import {
  TEAM_DEFAULTS,
  TEAM_FILE,
  TEAM_SETTINGS,
  type TeamSetting,
  type TeamSettings,
} from './teamSettings.ts';

/** What `.galley.yml` says, and what an editor asks of it. Offsets are UTF-16 code units of the text. */
export interface TeamLanguage {
  /** What the file is called, at the root of a folder. */
  readonly fileName: string;
  /** The names of all settings, in the order of the file. */
  readonly settings: readonly TeamSetting[];
  /** What holds where nobody says anything else. */
  readonly defaults: Required<TeamSettings>;
  /** Never fails: what is wrong is a problem at its place, and the rest of it holds. */
  read(text: string): TeamFile;
  /** What may stand at `offset`. */
  complete(text: string, offset: number): TeamCompletion[];
  /** What the key at `offset` is for. */
  hover(text: string, offset: number): TeamHover | undefined;
  /** What tells whether a path, with `/` between names, matches a pattern of files. */
  matchGlob(pattern: string): (path: string) => boolean;
}

export const TEAM_LANGUAGE: TeamLanguage = Object.freeze<TeamLanguage>({
  fileName: TEAM_FILE,
  settings: TEAM_SETTINGS,
  defaults: TEAM_DEFAULTS,
  read: readTeamFile,
  complete: completeTeamFile,
  hover: hoverTeamFile,
  matchGlob,
});
