import * as vscode from 'vscode';
import { createPostService } from '../../src/core/postService.ts';
import { Archive } from '../../src/extension/archive.ts';
import { translate } from '../../src/extension/convert.ts';
import { OwnRules } from '../../src/extension/ownRules.ts';
import { PostFiles } from '../../src/extension/postFiles.ts';
import { OpenPosts } from '../../src/extension/posts.ts';
import { Problems } from '../../src/extension/problems.ts';
import { Schemas } from '../../src/extension/schemas.ts';
import { Sites } from '../../src/extension/sites.ts';
import { Surveys } from '../../src/extension/survey/surveys.ts';
import { TeamFiles } from '../../src/extension/teamFile/teamFiles.ts';

export interface Surveyed {
  readonly archive: Archive;
  readonly surveys: Surveys;
  /** To be disposed of. */
  readonly all: vscode.Disposable;
}

interface Where {
  readonly log: vscode.LogOutputChannel;
  /** Where surveys are kept. */
  readonly storageUri?: vscode.Uri;
  readonly version?: string;
}

/** An archive of the workspace and its surveys, as Galley makes them at a start. */
export function surveyedArchive({ log, storageUri, version = '0' }: Where): Surveyed {
  const { extensionUri } = vscode.extensions.getExtension('galley.galley')!;
  const service = createPostService(translate);
  const team = new TeamFiles({ service, log });
  const files = new PostFiles(log);
  const archive = new Archive({ service, files, extensionUri, storageUri: undefined, version, log });
  const schemas = new Schemas({ service, log });
  const sites = new Sites(log);
  const problems = new Problems({ service, posts: new OpenPosts(service), archive, schemas, sites });
  const rules = new OwnRules({ service, team, extensionUri, log });
  const checks = { service, team, archive, sites, problems, files, schemas, log };
  const surveys = new Surveys({ ...checks, rules, storageUri, version, pause: 10 });
  return {
    archive,
    surveys,
    all: vscode.Disposable.from(surveys, rules, sites, schemas, archive, files, team),
  };
}
