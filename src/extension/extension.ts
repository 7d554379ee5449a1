import * as vscode from 'vscode';
import { createPostService } from '../core/postService.ts';
import { registerPostsLikeThis } from './alike/registerPostsLikeThis.ts';
import { Archive } from './archive.ts';
import { registerArchiveProblems } from './archiveProblems/registerArchiveProblems.ts';
import { registerArchiveViews } from './archiveViews/registerArchiveViews.ts';
import { BulkWork } from './bulk/bulkWork.ts';
import { registerBulk } from './bulk/registerBulk.ts';
import { registerCleaning } from './cleaning/registerCleaning.ts';
import { registerCompletions } from './completions.ts';
import { translate } from './convert.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerNewPost } from './drafting/newPost.ts';
import { registerPublishDraft } from './drafting/publishDraft.ts';
import { FieldHabitsReader } from './fieldHabits.ts';
import { registerFieldLenses } from './fieldLenses.ts';
import { registerFolding } from './folding.ts';
import { registerHovers } from './hovers.ts';
import { registerLanguageDetection } from './languageDetection.ts';
import { registerLinks } from './links.ts';
import { registerMakeRule } from './makeRule/makeRule.ts';
import { registerSuggestRules } from './makeRule/suggestRules.ts';
import { registerMarkup } from './markup/registerMarkup.ts';
import { registerOutline } from './outline.ts';
import { registerOverview } from './overview/registerOverview.ts';
import { OwnRules } from './ownRules.ts';
import { PostFiles } from './postFiles.ts';
import { OpenPosts } from './posts.ts';
import { registerPostsContext } from './postsContext.ts';
import { registerPostsTable } from './postsTable/registerPostsTable.ts';
import { registerPreview } from './preview.ts';
import { Surroundings } from './preview/surroundings.ts';
import { registerPreviewChanges } from './previewChanges.ts';
import { Problems } from './problems.ts';
import { registerQuickFixes } from './quickFixes.ts';
import { registerReindex } from './reindex.ts';
import { registerRepairPost } from './repairPost.ts';
import { registerRepairs } from './repairs.ts';
import { registerRuleFiles } from './ruleFiles/registerRuleFiles.ts';
import { Schemas } from './schemas.ts';
import { registerSelectionRanges } from './selectionRanges.ts';
import { ShownProblems } from './shownProblems.ts';
import { useTeams } from './settings.ts';
import { Sites } from './sites.ts';
import { registerStampHints } from './stampHints.ts';
import { Surveys } from './survey/surveys.ts';
import { registerTeamFile } from './teamFile/registerTeamFile.ts';
import { TeamFiles } from './teamFile/teamFiles.ts';
import { registerMergeTerms } from './terms/mergeTerms.ts';
import { registerReferences } from './terms/references.ts';
import { registerRename } from './terms/rename.ts';
import { registerShowPostsWithTerm } from './terms/showPostsWithTerm.ts';
import { registerUnknownTerms } from './terms/unknownTerms.ts';

/** The composition root: makes the few shared things and hands them to the features. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri, globalStorageUri, storageUri, workspaceState } = context;
  const { version } = context.extension.packageJSON as { version: string };
  const log = vscode.window.createOutputChannel('Galley', { log: true });
  const service = createPostService(translate);
  // Before all that asks for a setting.
  const team = new TeamFiles({ service, log });
  const teams = useTeams(team);
  const posts = new OpenPosts(service);
  const rules = new OwnRules({ service, team, extensionUri, log });
  const files = new PostFiles(log);
  const archive = new Archive({ service, files, extensionUri, storageUri, version, log });
  const schemas = new Schemas({ service, log });
  const sites = new Sites(log);
  const problems = new Problems({ service, posts, archive, schemas, sites });
  const shown = new ShownProblems(extensionUri);
  const habits = new FieldHabitsReader({ service, files, log });
  const surroundings = new Surroundings({ sites, log });
  const checks = { service, team, archive, sites, problems, files, schemas, log };
  const surveys = new Surveys({ ...checks, rules, storageUri, version });
  const bulk = new BulkWork({ service, log, storageUri: storageUri ?? globalStorageUri });
  subscriptions.push(
    log,
    team,
    teams,
    files,
    archive,
    habits,
    schemas,
    rules,
    sites,
    shown,
    surroundings,
    surveys,
    registerLanguageDetection(posts),
    registerPostsContext(),
    registerDiagnostics({ problems, shown }),
    registerTeamFile(service),
    registerArchiveProblems({ ...checks, shown }),
    registerQuickFixes({ service, posts, problems, habits, sites }),
    registerCompletions({ service, posts, archive, habits, schemas, sites }),
    registerHovers({ service, posts, archive, schemas, sites }),
    registerReferences({ service, posts, archive, log }),
    registerRename({ service, posts, archive, bulk, log }),
    registerShowPostsWithTerm({ service, posts, archive, log }),
    registerMergeTerms({ service, posts, archive, bulk, log }),
    registerUnknownTerms({ service, posts, archive }),
    registerArchiveViews({ service, posts, archive, surveys, bulk, log }),
    registerPostsLikeThis({ service, archive, surveys, rules, log }),
    registerMarkup({ service, posts }),
    registerOutline({ service, posts }),
    registerFolding({ service, posts }),
    registerSelectionRanges({ service, posts }),
    registerLinks({ service, posts, sites }),
    registerStampHints({ posts }),
    registerFieldLenses({ posts, archive }),
    registerNewPost({ service, habits, sites }),
    registerPublishDraft({ service, posts, habits, sites }),
    registerBulk({ service, rules, sites, bulk, log }),
    registerCleaning({ service, posts, rules, bulk, log }),
    registerRepairs({ service, posts, rules, log }),
    registerRepairPost({ service, posts, rules, log }),
    registerMakeRule({ service, posts, rules, log }),
    registerSuggestRules({ service, rules, log }),
    registerPreview({ service, posts, rules, surroundings, extensionUri, storageUri: globalStorageUri, log }),
    registerPreviewChanges({ service, posts, surroundings, extensionUri, log }),
    registerPostsTable({ archive, surveys, extensionUri, workspaceState, log }),
    registerOverview({ archive, surveys, extensionUri, log }),
    registerReindex(archive),
    registerRuleFiles({ service, posts, archive, postFiles: files, rules, log }),
  );
}
