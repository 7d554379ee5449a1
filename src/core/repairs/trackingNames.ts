/** Parameters that do nothing but tell a site where its readers come from. */
interface TrackingNames {
  /** Who reads them. */
  readonly reader: string;
  /** In lower case; a `*` at the end stands for anything. */
  readonly names: string;
  /** The sites where they mean that, and those below; any site by default. */
  readonly hosts?: string;
}

/**
 * What is here has no effect on what a page shows. The facts are from what the companies tell those who make
 * links for them, and from two public lists of names that browsers may drop from any link:
 *
 * - Firefox, query parameter stripping: https://firefox-source-docs.mozilla.org/toolkit/components/antitracking/
 * - the tracking query parameter registry (public domain): https://github.com/mpchadwick/tracking-query-params-registry
 *
 * A name that some page may need (`ref`, `source`, `from`, `id`, `share`) has no place here unless its sites
 * are named. To add a row: say who reads it, and give a test of a link that keeps it if sites are named.
 */
const TRACKING: readonly TrackingNames[] = [
  // https://support.google.com/analytics/answer/10917952, https://support.google.com/google-ads/answer/9744275
  { reader: 'Google', names: 'utm_* _ga _gl gclid gclsrc dclid gbraid wbraid srsltid' },
  // https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc
  { reader: 'Meta', names: 'fbclid fb_action_ids fb_action_types fb_source fb_ref igshid igsh' },
  { reader: 'Microsoft', names: 'msclkid' },
  { reader: 'X', names: 'twclid' },
  { reader: 'TikTok', names: 'ttclid' },
  { reader: 'LinkedIn', names: 'li_fat_id' },
  { reader: 'Yandex', names: 'yclid ymclid ysclid _openstat' },
  // https://matomo.org/faq/reports/what-is-campaign-tracking-and-why-it-is-important/
  {
    reader: 'Matomo',
    names:
      'mtm_campaign mtm_cid mtm_content mtm_group mtm_keyword mtm_kwd mtm_medium mtm_placement mtm_source ' +
      'matomo_campaign matomo_kwd matomo_keyword pk_campaign pk_cid pk_content pk_keyword pk_kwd pk_medium ' +
      'pk_source piwik_campaign piwik_keyword piwik_kwd',
  },
  { reader: 'Mailchimp', names: 'mc_cid mc_eid' },
  { reader: 'HubSpot', names: '_hsenc _hsmi __hsfp __hssc __hstc hsctatracking' },
  { reader: 'Adobe', names: 's_kwcid ef_id mkt_tok' },
  {
    reader: 'Omeda, Vero and other senders of mail',
    names:
      'oly_anon_id oly_enc_id vero_conv vero_id ml_subscriber ml_subscriber_hash rb_clickid wickedid ss_email_id',
  },
  { reader: 'Pinterest, Snapchat', names: 'epik sccid' },
  // https://developers.atinternet-solutions.com/javascript-en/campaigns-javascript-en/marketing-campaigns-v2-javascript-en/
  {
    reader: 'Piano Analytics',
    names:
      'at_campaign at_medium at_custom1 at_custom2 at_custom3 at_custom4 at_link_id at_link_origin at_link_type',
  },
  { reader: 'Comscore', names: 'ns_campaign ns_linkname ns_mchannel ns_source' },
  { reader: 'Webtrends', names: 'wt.mc_id wt_mc_id' },
  { reader: 'Yahoo', names: 'guccounter guce_referrer guce_referrer_cs guce_referrer_sig guce_referrer_us' },
  { reader: 'X', names: 'ref_src ref_url', hosts: 'twitter.com x.com' },
  { reader: 'YouTube', names: 'feature si', hosts: 'youtube.com youtu.be' },
  { reader: 'Spotify', names: 'si', hosts: 'open.spotify.com' },
  {
    reader: 'Alibaba',
    names: 'spm scm',
    hosts: '1688.com alibaba.com aliexpress.com aliyun.com taobao.com tmall.com',
  },
  {
    reader: 'Bilibili',
    names: 'share_medium share_plat share_session_id share_source share_tag spm_id_from unique_k vd_source',
    hosts: 'b23.tv bilibili.com',
  },
  { reader: 'The New York Times', names: 'smid smtyp', hosts: 'nytimes.com' },
  { reader: 'The Washington Post', names: 'wpisrc wpmm', hosts: 'washingtonpost.com' },
  { reader: 'The Guardian', names: 'cmp', hosts: 'theguardian.com' },
];

interface Table {
  readonly names: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

/** What holds for a host, by its name; for all hosts under ''. */
const TABLES: ReadonlyMap<string, Table> = (() => {
  const byHost = new Map<string, string[]>();
  for (const { names, hosts = '' } of TRACKING) {
    for (const host of hosts.split(' ')) {
      byHost.set(host, [...(byHost.get(host) ?? []), ...names.split(' ')]);
    }
  }
  return new Map(
    [...byHost].map(([host, names]) => [
      host,
      {
        names: new Set(names),
        beginnings: names.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1)),
      },
    ]),
  );
})();

/** Whether a parameter of a link to `host` only tells where the reader comes from. */
export function tracksReaders(parameter: string, host: string): boolean {
  const name = parameter.toLowerCase();
  return hostsAbove(host.replace(/^.*@|:\d+$/g, '')).some((above) => {
    const table = TABLES.get(above);
    return (
      table && (table.names.has(name) || table.beginnings.some((beginning) => name.startsWith(beginning)))
    );
  });
}

/** `a.b.c`, `b.c`, `c` and ''. */
function hostsAbove(host: string): string[] {
  const labels = host.split('.').slice(-5);
  return [...labels.map((_, index) => labels.slice(index).join('.')), ''];
}
