import { RuleBook } from '../ruleBook.ts';
import { CHINADIGITALTIMES_RULES } from './chinadigitaltimes.ts';
import { CNA_RULES } from './cna.ts';
import { DW_RULES } from './dw.ts';
import { EPOCHTIMES_RULES } from './epochtimes.ts';
import { FEED_RULES } from './feeds.ts';
import { GENERIC_RULES } from './generic.ts';
import { NETWORK_RULES } from './networks.ts';
import { REUTERS_RULES } from './reuters.ts';
import { RFI_RULES } from './rfi.ts';
import { RTI_RULES } from './rti.ts';
import { SOLIDOT_RULES } from './solidot.ts';
import { VOA_RULES } from './voa.ts';
import { WIDGET_RULES } from './widgets.ts';
import { WORDING_RULES } from './wording.ts';
import { ZAOBAO_RULES } from './zaobao.ts';

/** Galley's own rules. A site's come before those for any site: where both match, the first gives its name. */
export const BUILT_IN_RULES = new RuleBook([
  ...CHINADIGITALTIMES_RULES,
  ...CNA_RULES,
  ...DW_RULES,
  ...EPOCHTIMES_RULES,
  ...REUTERS_RULES,
  ...RFI_RULES,
  ...RTI_RULES,
  ...SOLIDOT_RULES,
  ...VOA_RULES,
  ...ZAOBAO_RULES,
  ...FEED_RULES,
  ...NETWORK_RULES,
  ...WIDGET_RULES,
  ...GENERIC_RULES,
  ...WORDING_RULES,
]);
